package io.wavegate.handlers.rollback;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.AfterPromotion;
import io.wavegate.core.rollback.AfterPromotion.Judgement;
import io.wavegate.core.rollback.AfterPromotion.Look;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.plan.ReachedWaves;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a wave back that was promoted before: an alarm between two waves or after the last one. The
 * recall is written first, then the rollback's state machine is started, which does all the rest;
 * whoever finds a recall that was not begun starts it again.
 */
public final class Recalling {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Looks looks;
  private final Notices notices;
  private final Recalls recalls;

  /** With all that is outside, and the books. */
  public Recalling(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.looks = new Looks(ports, books);
    this.notices = new Notices(ports, books);
    this.recalls = new Recalls(ports, books);
  }

  /**
   * What a look found.
   *
   * @param said what was found and done, for the log
   * @param lasts whether an alarm is in ALARM that may yet outlast what is tolerated
   */
  private record Found(String said, boolean lasts) {
    Found(String said) {
      this(said, false);
    }
  }

  /**
   * Looks at a wave that is watched on, and acts on what is found.
   *
   * @param told whether an event said that one of its alarms fires
   * @return what was found and done, for the log
   */
  public String consider(WaveWatch watch, Stands.After after, boolean told) {
    return look(watch, after, told).said();
  }

  /**
   * Looks a last time at a wave whose watch is about to end, and acts on what is found: what fired
   * for too long may be over by now, without anybody having been told.
   *
   * @return whether the watch must go on, since it is not known yet what an ALARM comes to
   */
  public boolean lasts(WaveWatch watch, Stands.After after) {
    return look(watch, after, false).lasts();
  }

  private Found look(WaveWatch watch, Stands.After after, boolean told) {
    Optional<Gate> gate = promotion(watch);
    if (gate.isEmpty()) {
      return new Found("no promotion gate ever opened");
    }
    if (books.releases().returning(watch.release(), watch.stage()).isPresent()) {
      return new Found("is rolled back");
    }
    if (books.releases().recall(watch.release(), watch.wave()).isPresent()) {
      return new Found(recalls.takeUp(gate.get().id()));
    }
    Loaded loaded = gates.load(gate.get().id());
    if (isFollowed(loaded)) {
      books
          .journal()
          .commit(
              watch.release(),
              books.watched().ending(watch.release(), watch.wave(), watch.alarms()),
              List.of());
      return new Found("a later wave of the release is watched");
    }
    return judge(watch, loaded, alone(watch, after, loaded, told));
  }

  /** All that is known of the wave's own alarms. */
  private Look alone(WaveWatch watch, Stands.After after, Loaded loaded, boolean told) {
    Instant since = Stand.quietUntil(loaded.gate());
    Instant now = ports.time().now();
    return new Look(
        after.judged(loaded.wave()),
        since,
        after.until(),
        looks.alarms(watch.alarms(), since, now),
        List.of(),
        told,
        now);
  }

  /** Whose doing it may be else is asked only where something fired. */
  private Found judge(WaveWatch watch, Loaded loaded, Look alone) {
    Judgement first = AfterPromotion.judge(alone);
    boolean fired = first instanceof Judgement.Tell || first instanceof Judgement.TakeBack;
    Look look = fired ? alone.beside(others(watch)) : alone;
    return switch (AfterPromotion.judge(look)) {
      case Judgement.Quiet quiet -> new Found(quiet.why());
      case Judgement.Lasting lasting -> new Found(lasting.why(), true);
      case Judgement.Tell tell -> new Found(tell(watch, look.promotedAt(), tell.why()));
      case Judgement.TakeBack back -> new Found(takeBack(loaded, look, back.reason()));
    };
  }

  /** The next wave's watch has taken over; a crash may have left this one. */
  private boolean isFollowed(Loaded loaded) {
    List<WavePolicy> waves = loaded.policy().waves();
    int own = waves.indexOf(loaded.wave());
    return !new ReachedWaves(books)
        .of(loaded.gate().id().gate().release(), waves.subList(own + 1, waves.size()))
        .isEmpty();
  }

  /**
   * Other releases whose doing the alarm may be: in the stage itself, or beneath the same alarm.
   */
  private List<String> others(WaveWatch watch) {
    List<String> others = new ArrayList<>();
    switch (ports.pipelines().stage(watch.release().pipeline(), watch.stage())) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException(
              "stage " + watch.stage() + " was not read, try again: " + unread.why());
      case Read<StageFacts> read -> {
        if (!read.value().execution().equals(watch.release().execution())) {
          others.add(
              "stage %s shows release %s by now"
                  .formatted(watch.stage(), Names.head(read.value().execution(), 8)));
        }
      }
    }
    watch.alarms().stream()
        .flatMap(alarm -> books.watched().of(alarm).stream())
        .filter(ref -> !ref.releaseId().equals(watch.release()))
        .flatMap(ref -> books.releases().watch(ref.releaseId(), ref.wave()).stream())
        .map(Kept::value)
        .filter(other -> other.stands().isUnderWay())
        .map(Recalling::underWay)
        .distinct()
        .forEach(others::add);
    return others;
  }

  private static String underWay(WaveWatch other) {
    return "release %s of %s is under way at wave %s beneath the same alarm"
        .formatted(Names.head(other.release().execution(), 8), other.service(), other.wave());
  }

  private Optional<Gate> promotion(WaveWatch watch) {
    return recalls.last(watch.gate(GateKind.PROMOTION));
  }

  private String tell(WaveWatch watch, Instant promotedAt, String why) {
    String text =
        "%s. Release %s was promoted there at %s."
            .formatted(why, watch.release().execution(), promotedAt);
    Notice notice =
        new Notice(
            watch.service(), watch.wave(), "alarm after " + watch.wave() + " was promoted", text);
    return notices.once(watch.release(), notice) ? "a person is told: " + why : "told before";
  }

  private String takeBack(Loaded loaded, Look look, String reason) {
    AttemptId id = loaded.gate().id();
    Recall recall =
        new Recall(
            id.gate(),
            loaded.gate().service(),
            loaded.wave().rollback().scope(),
            reason,
            CoreJson.write(look),
            look.readAt());
    Line line =
        Line.of(
            look.readAt(),
            TimelineKind.ROLLBACK,
            id.gate().wave(),
            "taken back after its promotion: " + reason);
    return recalls.commit(id, recall, List.of(), line)
        ? recalls.start(id)
        : "somebody else is at work on it";
  }
}
