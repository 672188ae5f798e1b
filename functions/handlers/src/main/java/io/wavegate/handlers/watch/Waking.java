package io.wavegate.handlers.watch;

import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Admissions;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.gate.Deploying;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Rousing;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.rollback.LeftThere;
import io.wavegate.handlers.rollback.Recalling;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Secrets.TaskToken;
import java.util.List;
import java.util.Optional;

/** Wakes a sleeping gate, but only if it would be decided now, or a person wants it to look. */
public final class Waking {
  private final Books books;
  private final Ports ports;
  private final Looks looks;
  private final Gates gates;
  private final Recalling recalling;
  private final LeftThere leftThere;
  private final Rousing rousing;

  /** With all that is outside, and the books. */
  public Waking(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.recalling = new Recalling(ports, books);
    this.leftThere = new LeftThere(ports, books);
    this.rousing = new Rousing(ports, books);
  }

  /**
   * Looks at a wave's promotion gate.
   *
   * @return what was found and done, for the log
   */
  public String consider(ReleaseId release, String wave) {
    return consider(release, wave, Optional.empty());
  }

  /**
   * The same, once a test has ended for which others may have waited.
   *
   * @return what was found and done, for the log
   */
  public String tested(ReleaseId release, String wave, TestSpec ended) {
    return consider(release, wave, Optional.of(ended));
  }

  private String consider(ReleaseId release, String wave, Optional<TestSpec> ended) {
    Optional<Kept<WaveWatch>> watch = books.releases().watch(release, wave);
    if (watch.isEmpty()) {
      return "nothing watches " + wave;
    }
    if (!(watch.get().value().stands() instanceof Stands.Baking baking)) {
      return "wave " + wave + " is not baking";
    }
    GateId id =
        new GateId(
            release.pipeline(),
            release.execution(),
            watch.get().value().stage(),
            wave,
            GateKind.PROMOTION);
    List<Kept<Gate>> attempts = books.releases().attempts(id);
    return attempts.isEmpty()
        ? "no promotion gate is open"
        : consider(attempts.getLast().value().id(), baking, ended);
  }

  /**
   * An alarm of a wave does not look good: its gate looks, or, where that has promoted it before,
   * whatever can be done without one.
   *
   * @param told whether an event said that the alarm fires
   */
  public String alarmed(ReleaseId release, String wave, boolean told) {
    Optional<WaveWatch> watch = books.releases().watch(release, wave).map(Kept::value);
    return watch
        .map(
            watched ->
                switch (watched.stands()) {
                  case Stands.Deploying deploying ->
                      new Deploying(ports, books).consider(watched, deploying);
                  case Stands.Baking baking -> consider(release, wave);
                  case Stands.After after -> recalling.consider(watched, after, told);
                  case Stands.Stopped stopped -> leftThere.consider(watched, stopped, told);
                })
        .orElseGet(() -> consider(release, wave));
  }

  private String consider(AttemptId id, Stands.Baking baking, Optional<TestSpec> ended) {
    Optional<TaskToken> token = books.secrets().token(id);
    Loaded loaded = gates.load(id);
    if (token.isEmpty() || !(loaded.gate().phase() instanceof Phase.Watching)) {
      return "nothing sleeps";
    }
    WaveCase wave = looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), baking);
    return switch (Judge.judge(wave)) {
      case Judgement.Decide decide ->
          rousing.wake(token.get(), decide.verdict().word() + ": " + decide.verdict().reason());
      case Judgement.StandDown standDown -> rousing.wake(token.get(), standDown.why());
      case Judgement.KeepBaking keep
          when ended.filter(test -> Judge.isRoundOver(wave, test)).isPresent() ->
          rousing.wake(token.get(), keep.why());
      case Judgement.KeepBaking keep -> "sleeps on: " + keep.why();
      case Judgement.LookAgain again
          when ended.filter(test -> Judge.isRoundOver(wave, test)).isPresent() ->
          rousing.wake(token.get(), again.why());
      case Judgement.LookAgain again -> "sleeps on: " + again.why();
      case Judgement.Ask ask -> "sleeps on: " + ask.why();
    };
  }

  /** Wakes an entry gate that would not wait any more. */
  private String considerEntry(AttemptId id) {
    Optional<TaskToken> token = books.secrets().token(id);
    Loaded loaded = gates.load(id);
    if (token.isEmpty() || !(loaded.gate().phase() instanceof Phase.Waiting)) {
      return "nothing sleeps";
    }
    EntryLook look = looks.entry(loaded.gate(), loaded.policy(), loaded.wave());
    return switch (Admissions.judge(look)) {
      case Admission.Wait wait -> "waits on";
      case Admission.Admit admit -> rousing.wake(token.get(), admit.verdict().word());
      case Admission.Refuse refuse -> rousing.wake(token.get(), refuse.verdict().word());
      case Admission.MakeWay way -> rousing.wake(token.get(), way.verdict().word());
      case Admission.StandDown standDown -> rousing.wake(token.get(), standDown.why());
    };
  }

  /**
   * Keeps the token that a gate sleeps on, then looks and wakes it oneself if it would be decided:
   * an event that came before the token was there finds nothing to wake.
   */
  public String arm(AttemptId id, TaskToken token) {
    if (!books.secrets().keepToken(id, token)) {
      return "a later token is kept";
    }
    return switch (id.gate().kind()) {
      case ENTRY -> considerEntry(id);
      case PROMOTION -> consider(id.gate().release(), id.gate().wave());
    };
  }

  /** Looks at every gate of a release that sleeps: its carrier may be gone, or answered. */
  public String considerAll(ReleaseId release) {
    StringBuilder said = new StringBuilder();
    Turns turns = new Turns();
    for (Kept<WaveWatch> kept : books.releases().watches(release)) {
      turns.take(() -> said.append(consider(release, kept.value().wave())).append(". "));
    }
    for (AttemptId entry : waiting(release)) {
      turns.take(() -> said.append(considerEntry(entry)).append(". "));
    }
    turns.end();
    return said.isEmpty() ? "nothing is watched" : said.toString().strip();
  }

  /** The entry gates of a release that wait. */
  private List<AttemptId> waiting(ReleaseId release) {
    return books.releases().gates(release).stream()
        .map(Kept::value)
        .filter(gate -> gate.phase() instanceof Phase.Waiting)
        .map(Gate::id)
        .toList();
  }
}
