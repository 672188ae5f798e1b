package io.wavegate.handlers.desk;

import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Wish;
import io.wavegate.core.people.Word;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Persons.Done;
import io.wavegate.handlers.store.Persons.Reopened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a stage be retried after a halt or a person's Reject: the next attempt of its gate is judged
 * anew. What was rolled back stays so, since a release is rolled back once (S2, S5).
 */
final class Reopening {
  private final Ports ports;
  private final Books books;

  Reopening(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  Reply reopen(String service, Wish.OnGate wish, Word word) {
    Optional<Gate> gate = last(service, wish);
    if (gate.isEmpty()) {
      return Reply.absent(
          "no gate of wave "
              + wish.wave()
              + " of "
              + service
              + " has halted a release, and nobody has rejected one there"
              + wish.release().map(id -> " " + id).orElse(""));
    }
    Optional<Verdict> decided = gate.get().verdict();
    return decided.isPresent()
        ? reopen(service, gate.get(), decided.get(), word)
        : stopped(service, gate.get(), word);
  }

  private Reply stopped(String service, Gate gate, Word word) {
    return isTakenBack(gate.id().gate())
        ? Reply.impossible(
            "a rollback of release "
                + gate.id().gate().execution()
                + " was begun, and what is taken back is not opened again: release the fix")
        : reopen(service, gate, word);
  }

  /** What was halted or rejected may be on its way back since, or ought to be. */
  private boolean isTakenBack(GateId id) {
    return books.releases().returning(id.release(), id.stage()).isPresent()
        || books.releases().recall(id.release(), id.wave()).isPresent();
  }

  private static Reply rolledBack(Gate gate) {
    return Reply.impossible(
        "release "
            + gate.id().gate().execution()
            + " was rolled back, and what was rolled back is not deployed again: release the fix");
  }

  private Reply reopen(String service, Gate gate, Verdict verdict, Word word) {
    if (!(gate.phase() instanceof Phase.Settled)) {
      return Reply.impossible("its halt is being applied, ask again in a minute");
    }
    return switch (verdict) {
      case Verdict.Halt halt -> stopped(service, gate, word);
      case Verdict.RollBack rollBack -> rolledBack(gate);
      case Verdict.Promote promote -> Reply.impossible("the gate has let the release go on");
      case Verdict.PromoteByPerson byPerson ->
          Reply.impossible("the gate has let the release go on");
      case Verdict.Observe observed ->
          Reply.impossible("the gate only observes, and has let the release go on");
      case Verdict.StepAside aside ->
          Reply.impossible("the gate has stepped aside, a retry of its stage is judged anyway");
    };
  }

  /** The last gate of the wave that was decided against a release. */
  private Optional<Gate> last(String service, Wish.OnGate wish) {
    for (ReleaseId release : books.catalogue().of(service).reversed()) {
      if (wish.release().isEmpty() || release.execution().startsWith(wish.release().get())) {
        Optional<Gate> refused =
            books.releases().gates(release).stream()
                .map(Kept::value)
                .filter(gate -> gate.id().gate().wave().equals(wish.wave()))
                .filter(gate -> wish.kind().isEmpty() || isOf(gate, wish.kind().get()))
                .filter(gate -> gate.refused().isPresent())
                .filter(gate -> gate.id().number() > books.persons().reopened(gate.id().gate()))
                .reduce((a, b) -> b);
        if (refused.isPresent()) {
          return refused;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Gate gate, GateKind kind) {
    return gate.id().gate().kind() == kind;
  }

  /** What is failed in the stage by now is answered for; what fails later is judged (S2). */
  private Reply reopen(String service, Gate gate, Word word) {
    GateId id = gate.id().gate();
    return switch (ports.pipelines().stage(id.pipeline(), id.stage())) {
      case Unread<StageFacts> unread ->
          Reply.impossible(
              "stage %s was not read, ask again in a minute: %s"
                  .formatted(id.stage(), unread.why()));
      case Read<StageFacts> read ->
          reopen(
              service,
              gate,
              new Reopened(gate.id().number(), word, Carriers.lastFailure(read.value())));
    };
  }

  private Reply reopen(String service, Gate gate, Reopened again) {
    GateId id = gate.id().gate();
    Word word = again.word();
    String what =
        "%s gate of wave %s, release %s, reopened"
            .formatted(id.kind().word(), id.wave(), id.execution());
    List<Write> writes = new ArrayList<>();
    writes.add(books.persons().reopening(id, again));
    writes.add(books.persons().doing(service, new Done("reopen", what, word)));
    writes.addAll(watchedAnew(id, word));
    Line line =
        Line.of(
            word.at(),
            TimelineKind.PERSON,
            id.wave(),
            "reopen by " + word.said() + " (" + what + ")");
    return books.journal().commit(id.release(), writes, List.of(line))
        ? Reply.done(
            what
                + "; retry the failed actions of stage "
                + id.stage()
                + " in CodePipeline now. The transition into the stage stays as it is")
        : Reply.raced();
  }

  /** What was before is answered for by the person: the bake begins anew, and its evidence. */
  private List<Write> watchedAnew(GateId id, Word word) {
    Optional<Kept<WaveWatch>> kept =
        id.kind() == GateKind.PROMOTION
            ? books.releases().watch(id.release(), id.wave())
            : Optional.empty();
    List<Write> writes = new ArrayList<>();
    kept.ifPresent(
        watch -> {
          WaveWatch anew = watch.value().standing(new Stands.Deploying(word.at()));
          writes.add(books.releases().watchingOn(watch, anew));
          writes.addAll(books.watched().beginning(anew.release(), anew.wave(), anew.alarms()));
        });
    return writes;
  }
}
