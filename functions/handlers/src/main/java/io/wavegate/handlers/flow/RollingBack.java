package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.RollbackSteps;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of a rollback: each reads the record and the source of truth before it acts. */
public final class RollingBack {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Ports ports;
  private final Books books;
  private final Settling settling;
  private final RollbackIntents intents;

  /** With all that is outside, and the books. */
  public RollingBack(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.settling = new Settling(ports, books);
    this.intents = new RollbackIntents(ports, books);
  }

  /**
   * What the rollback's state machine does next.
   *
   * @param next the word that a Choice compares
   * @param seconds how long to wait, where the word is AGAIN
   */
  public record StepNext(String next, Optional<Long> seconds) {
    static StepNext word(String word) {
      return new StepNext(word, Optional.empty());
    }

    static StepNext again(Duration pause) {
      return new StepNext("AGAIN", Optional.of(Math.max(1, pause.toSeconds())));
    }
  }

  /** Writes the intent; a rollback that is over is not begun again. */
  public StepNext intend(AttemptId id) {
    Rollback rollback = intents.intend(id);
    return StepNext.word(rollback.isOver() ? "OVER" : "DONE");
  }

  /** Closes before anything is opened: no release may enter a stage that is being rolled back. */
  public StepNext stopLine(AttemptId id) {
    Kept<Rollback> kept = load(id);
    for (Step step : kept.value().steps()) {
      Sent sent =
          ports
              .pipelines()
              .disableInbound(
                  id.gate().pipeline(),
                  step.stage(),
                  "Wavegate rolls back " + step.wave() + ". " + kept.value().reason());
      switch (sent) {
        case Sent.Done done ->
            note(id, TimelineKind.ROLLBACK, "transition into " + step.stage() + " disabled");
        case Sent.Refused refused ->
            note(
                id,
                TimelineKind.ROLLBACK,
                "transition into " + step.stage() + " not disabled: " + refused.message());
        case Sent.Unsure unsure -> {
          return StepNext.again(SOON);
        }
      }
    }
    return StepNext.word("DONE");
  }

  /** Fails the promotion: a stage in progress cannot be rolled back. */
  public StepNext failAction(AttemptId id) {
    return switch (settling.settle(id)) {
      case SETTLED -> StepNext.word("DONE");
      case CARRIER_AWAY -> StepNext.again(SOON);
      case JUDGE_AGAIN ->
          throw new IllegalStateException("the gate " + id.key() + " is not decided");
    };
  }

  /** Rolls the current stage back. */
  public StepNext pull(AttemptId id) {
    Kept<Rollback> kept = load(id);
    Optional<Step> current = kept.value().current();
    String stage = current.map(Step::stage).orElse(id.gate().stage());
    StepResult result =
        RollbackSteps.pull(
            kept.value(),
            ports.pipelines().stage(id.gate().pipeline(), stage),
            ports.pipelines().recent(id.gate().pipeline()),
            ports.time().now());
    return switch (result) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Onward onward -> {
        write(kept, onward);
        yield afterPull(onward.rollback());
      }
      case StepResult.Pull pull -> pullNow(id, kept, pull);
    };
  }

  private StepNext pullNow(AttemptId id, Kept<Rollback> kept, StepResult.Pull pull) {
    Instant now = ports.time().now();
    String intent =
        "will roll "
            + pull.step().stage()
            + " back to "
            + pull.target()
            + " with "
            + pull.step().lever().word();
    if (!commit(kept, pull.rollback(), TimelineKind.INTENT, intent)) {
      return StepNext.again(SOON);
    }
    Sent sent =
        ports.pipelines().rollbackStage(id.gate().pipeline(), pull.step().stage(), pull.target());
    Kept<Rollback> intended = load(id);
    return switch (sent) {
      case Sent.Unsure unsure -> StepNext.again(SOON);
      case Sent.Done done -> {
        var onward = RollbackSteps.pulled(intended.value(), pull.step(), done.detail(), now);
        write(intended, onward);
        yield afterPull(onward.rollback());
      }
      case Sent.Refused refused ->
          switch (RollbackSteps.refused(
              intended.value(), pull.step(), refused.code(), refused.message(), now)) {
            case StepResult.Again again -> StepNext.again(again.pause());
            case StepResult.Pull again -> StepNext.again(SOON);
            case StepResult.Onward onward -> {
              write(intended, onward);
              yield afterPull(onward.rollback());
            }
          };
    };
  }

  private static StepNext afterPull(Rollback rollback) {
    if (rollback.ends() instanceof Ends.Recovering || rollback.isOver()) {
      return StepNext.word("DONE");
    }
    boolean pulled =
        rollback.current().filter(step -> step.stands() instanceof Stands.Pulled).isPresent();
    return StepNext.word(pulled ? "PULLED" : "NEXT");
  }

  /** Looks whether the current stage's rollback has run. */
  public StepNext verify(AttemptId id) {
    Kept<Rollback> kept = load(id);
    Instant now = ports.time().now();
    Reading<PastExecution> execution =
        kept.value()
            .current()
            .filter(step -> step.stands() instanceof Stands.Pulled)
            .map(step -> ((Stands.Pulled) step.stands()).execution())
            .map(own -> ports.pipelines().execution(new ReleaseId(id.gate().pipeline(), own)))
            .orElseGet(() -> new Reading.Unread<>("no lever was pulled", now));
    return switch (RollbackSteps.verify(kept.value(), execution, now)) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Pull pull -> StepNext.word("NEXT");
      case StepResult.Onward onward -> {
        write(kept, onward);
        yield StepNext.word("NEXT");
      }
    };
  }

  /** Looks whether the alarms are OK again. */
  public StepNext recovery(AttemptId id) {
    Kept<Rollback> kept = load(id);
    List<Reading<AlarmFacts>> alarms = ports.alarms().describe(kept.value().alarms(), false);
    return switch (RollbackSteps.recovery(kept.value(), alarms, ports.time().now())) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Pull pull -> StepNext.again(SOON);
      case StepResult.Onward onward -> {
        write(kept, onward);
        yield StepNext.word("DONE");
      }
    };
  }

  /** Tells the service's people how it ended. */
  public StepNext report(AttemptId id) {
    Rollback rollback = load(id).value();
    return switch (rollback.ends()) {
      case Ends.Recovered recovered -> {
        page(rollback, "rolled back and recovered", intents.said(rollback));
        yield StepNext.word("RECOVERED");
      }
      case Ends.NeedsPerson needs -> {
        page(rollback, "rollback needs a person", intents.said(rollback) + "\n" + needs.why());
        yield StepNext.word("NEEDS_PERSON");
      }
      case Ends.Returning returning ->
          throw new IllegalStateException("the rollback of " + id.key() + " is not over");
      case Ends.Recovering recovering ->
          throw new IllegalStateException("the rollback of " + id.key() + " is not over");
    };
  }

  /** A step could not be done: the record says so, and a person is paged. */
  public StepNext callPerson(AttemptId id, String error) {
    Kept<Rollback> kept = load(id);
    if (!kept.value().isOver()) {
      Instant now = ports.time().now();
      Rollback next = kept.value().ending(new Ends.NeedsPerson(error, now));
      commit(kept, next, TimelineKind.ROLLBACK, "a person must take over: " + error);
    }
    page(kept.value(), "rollback needs a person", intents.said(kept.value()) + "\n" + error);
    return StepNext.word("NEEDS_PERSON");
  }

  /** Whether a gate decided to roll back. */
  static boolean isRollBack(Gate gate) {
    return gate.verdict().filter(Verdict.RollBack.class::isInstance).isPresent();
  }

  private void page(Rollback rollback, String what, String text) {
    GateId gate = rollback.gate();
    ports
        .pager()
        .page(rollback.service(), rollback.service() + ": " + gate.wave() + " " + what, text);
  }

  private Kept<Rollback> load(AttemptId id) {
    return books
        .releases()
        .rollback(id.gate().release(), id.gate().wave())
        .orElseThrow(
            () -> new IllegalStateException("no rollback of " + id.key() + " is intended"));
  }

  private void write(Kept<Rollback> kept, StepResult.Onward onward) {
    if (onward.rollback().equals(kept.value())) {
      return;
    }
    TimelineKind kind =
        onward.rollback().ends() instanceof Ends.Recovered
            ? TimelineKind.RECOVERED
            : TimelineKind.ROLLBACK;
    if (!commit(kept, onward.rollback(), kind, onward.said())) {
      throw new IllegalStateException("the rollback is written elsewhere, try again");
    }
  }

  private boolean commit(Kept<Rollback> kept, Rollback next, TimelineKind kind, String text) {
    GateId gate = next.gate();
    Line line = Line.of(ports.time().now(), kind, gate.wave(), text);
    return books
        .journal()
        .commit(gate.release(), List.of(books.releases().rollingOn(kept, next)), List.of(line));
  }

  private void note(AttemptId id, TimelineKind kind, String text) {
    Line line = Line.of(ports.time().now(), kind, id.gate().wave(), text);
    books.journal().append(id.gate().release(), List.of(line));
  }
}
