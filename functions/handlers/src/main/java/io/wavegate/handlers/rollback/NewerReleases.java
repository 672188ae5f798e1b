package io.wavegate.handlers.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Exemption.Kind;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.NewerRelease;
import io.wavegate.core.rollback.NewerRelease.Asked;
import io.wavegate.core.rollback.NewerRelease.Judgement;
import io.wavegate.core.rollback.NewerRelease.Look;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.RollbackSteps;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Rousing;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops newer releases that a release-wide rollback meets in its stages, and ends their gates there
 * ({@link NewerRelease} says which, and why no more than that).
 */
final class NewerReleases {
  /** A stop that was asked for before; it is done as often as it is asked for. */
  private static final String DUPLICATE = "DuplicatedStopRequestException";

  /** It passes by itself; until then it is looked at again. */
  private static final String BUSY = "ConflictException";

  private static final Duration SOON = Duration.ofSeconds(15);

  private final Ports ports;
  private final Books books;
  private final RollbackRecords records;
  private final Notices notices;

  NewerReleases(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.records = new RollbackRecords(ports, books);
    this.notices = new Notices(ports, books);
  }

  /**
   * A stage in which a rollback looked for a newer release.
   *
   * @param step the rollback's step for that stage
   */
  private record Met(Rollback rollback, Step step, Look look) {
    ReleaseId newer() {
      return new ReleaseId(rollback.gate().pipeline(), look.stage().execution());
    }

    String what() {
      return "the newer release %s in stage %s".formatted(newer().execution(), step.stage());
    }

    String why() {
      return "release %s, which is older, is rolled back at %s"
          .formatted(Names.head(rollback.gate().execution(), 8), rollback.gate().wave());
    }

    Asked asked(Instant at, boolean answered, Optional<String> refused) {
      return new Asked(look.judged(), at, answered, refused);
    }
  }

  /** Stops what is newer in any stage, once nothing more can enter; what fails is found again. */
  void stop(Rollback rollback) {
    for (Step step : rollback.firsts()) {
      met(rollback, step)
          .filter(met -> NewerRelease.judge(met.look()) instanceof Judgement.Stop)
          .ifPresent(this::stop);
    }
  }

  /** What a newer release in the current step's stage leads to; empty if none is in the way. */
  Optional<StepNext> inTheWay(AttemptId id) {
    Kept<Rollback> kept = records.load(id);
    Rollback rollback = kept.value();
    Optional<Step> ahead =
        rollback.isOver()
            ? Optional.empty()
            : rollback.current().filter(step -> step.stands() instanceof Stands.Ahead);
    return ahead.flatMap(step -> met(rollback, step)).flatMap(met -> inTheWay(kept, met));
  }

  private Optional<StepNext> inTheWay(Kept<Rollback> kept, Met met) {
    return switch (NewerRelease.judge(met.look())) {
      case Judgement.Nothing nothing -> Optional.empty();
      case Judgement.Stop stop -> {
        stop(met);
        yield Optional.of(StepNext.again(SOON));
      }
      case Judgement.Wait wait -> {
        endGates(met);
        yield Optional.of(StepNext.again(wait.pause()));
      }
      case Judgement.Leave leave -> {
        String why =
            "stage %s holds release %s, which is newer: %s"
                .formatted(met.step().stage(), met.newer().execution(), leave.why());
        records.write(kept, RollbackSteps.stuck(kept.value(), met.step(), why, ports.time().now()));
        yield Optional.of(StepNext.word("NEXT"));
      }
    };
  }

  /** Empty where the stage was not read: that is waited for elsewhere, and not for ever. */
  private Optional<Met> met(Rollback rollback, Step step) {
    GateId gate = rollback.gate();
    return ports.pipelines().stage(gate.pipeline(), step.stage()) instanceof Read<StageFacts> read
            && !read.value().execution().equals(gate.execution())
            && !read.value().execution().isEmpty()
        ? Optional.of(new Met(rollback, step, look(rollback, step, read.value())))
        : Optional.empty();
  }

  private Look look(Rollback rollback, Step step, StageFacts stage) {
    ReleaseId judged = rollback.gate().release();
    ReleaseId newer = new ReleaseId(judged.pipeline(), stage.execution());
    Instant now = ports.time().now();
    Instant since =
        books.releases().announced(judged).map(Announced::firstSeen).orElse(rollback.intendedAt());
    AttemptId any = new AttemptId(promotion(newer, step), 1);
    return new Look(
        judged.execution(),
        stage,
        ports.pipelines().recent(judged.pipeline(), since),
        isWanted(rollback),
        books.persons().spoken(any, rollback.service()).exempt(Kind.FIRING_ALARM, now),
        isHandled(newer, step),
        books.releases().asked(newer, step.stage()).map(Kept::value),
        now);
  }

  private boolean isWanted(Rollback rollback) {
    return books.releases().attempts(rollback.gate()).stream()
        .reduce((earlier, later) -> later)
        .map(last -> new Gates(books).load(last.value().id()).wave().rollback().scope())
        .filter(scope -> scope == Scope.RELEASE)
        .isPresent();
  }

  private static GateId promotion(ReleaseId release, Step step) {
    return new GateId(
        release.pipeline(), release.execution(), step.stage(), step.wave(), GateKind.PROMOTION);
  }

  /** Whether its own gate fails it, or it goes back by a rollback of its own. */
  private boolean isHandled(ReleaseId newer, Step step) {
    return books.releases().returning(newer, step.stage()).isPresent()
        || books.releases().recall(newer, step.wave()).isPresent()
        || gates(newer, step).stream().anyMatch(gate -> gate.refused().isPresent());
  }

  private List<Gate> gates(ReleaseId release, Step step) {
    return books.releases().gates(release).stream()
        .map(Kept::value)
        .filter(gate -> gate.id().gate().stage().equals(step.stage()))
        .toList();
  }

  private void stop(Met met) {
    Instant now = ports.time().now();
    Line intent = Line.of(now, TimelineKind.INTENT, met.step().wave(), "will stop " + met.what());
    keep(met, met.asked(now, false, Optional.empty()), intent);
    Sent sent =
        met.look().stage().status().equals("Stopping")
            ? new Sent.Done("")
            : ports.pipelines().stop(met.newer(), "Wavegate: " + met.why());
    switch (sent) {
      case Sent.Done done -> stopped(met);
      case Sent.Refused refused -> refused(met, refused);
      case Sent.Unsure unsure -> {
        // It is looked at again, and asked for again only if nothing shows that it happened.
      }
    }
  }

  private void refused(Met met, Sent.Refused refused) {
    if (refused.code().equals(DUPLICATE)) {
      stopped(met);
    } else if (!refused.code().equals(BUSY)) {
      // What passes by itself is looked at again.
      String said = refused.code() + ": " + refused.message();
      Line line = effect(met, met.what() + " could not be stopped: " + said);
      keep(met, met.asked(ports.time().now(), true, Optional.of(said)), line);
    }
  }

  private void stopped(Met met) {
    endGates(met);
    tell(met);
    String own = "stopped, once what it has begun has ended: " + met.why();
    books.journal().append(met.newer(), List.of(effect(met, own)));
    keep(
        met,
        met.asked(ports.time().now(), true, Optional.empty()),
        effect(met, met.what() + " stopped"));
  }

  private Line effect(Met met, String text) {
    return Line.of(ports.time().now(), TimelineKind.EFFECT, met.step().wave(), text);
  }

  /** Keeps what was asked, and tells of it in the timeline of the release that goes back. */
  private void keep(Met met, Asked asked, Line line) {
    Optional<Kept<Asked>> before = books.releases().asked(met.newer(), met.step().stage());
    Write write = books.releases().asking(met.newer(), met.step().stage(), before, asked);
    boolean written =
        books.journal().commit(met.rollback().gate().release(), List.of(write), List.of(line));
    if (!written) {
      throw new IllegalStateException("somebody else stops " + met.what() + ", try again");
    }
  }

  private void tell(Met met) {
    String service = met.rollback().service();
    notices.once(
        met.rollback().gate().release(),
        new Notice(
            service,
            met.step().wave(),
            "a newer release was stopped at " + met.step().wave(),
            ("Release %s in stage %s was stopped: it is newer than release %s, which is rolled back,"
                    + " and most likely has the same fault. What it has deployed there stays,"
                    + " unless its own gate takes it back: look, then take it back by \"rollback %s/%s\","
                    + " or by hand where its promotion gate had not opened yet.")
                .formatted(
                    met.newer().execution(),
                    met.step().stage(),
                    met.look().judged(),
                    service,
                    Names.head(met.newer().execution(), 8))));
  }

  /** A stop waits for the actions under way, and a gate's action is one: it would bake on. */
  private void endGates(Met met) {
    for (Gate gate : gates(met.newer(), met.step())) {
      if (gate.isUndecided() && !books.persons().isOrdered(gate.id(), Order.Kind.STOP)) {
        end(met, gate.id());
      }
    }
  }

  private void end(Met met, AttemptId gate) {
    Word word = new Word("Wavegate", Optional.empty(), met.why(), ports.time().now());
    List<Write> writes = new ArrayList<>();
    writes.add(books.persons().ordering(gate, new Order(Order.Kind.STOP, word)));
    // Whoever judges at this moment has not seen the order, and is refused by the store.
    books
        .releases()
        .gate(gate)
        .ifPresent(kept -> writes.add(books.releases().moving(kept, kept.value())));
    Line line = effect(met, "the gate is to end: stopped by " + word.said());
    if (books.journal().commit(met.newer(), writes, List.of(line))) {
      String unused = new Rousing(ports, books).rouse(gate, "an older release is rolled back");
    }
  }
}
