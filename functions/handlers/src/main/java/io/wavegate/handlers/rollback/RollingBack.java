package io.wavegate.handlers.rollback;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.verdict.MachineError;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.admission.LineStops;
import io.wavegate.handlers.gate.Settled;
import io.wavegate.handlers.gate.Settling;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Causes;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Paging;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.util.Optional;

/** The steps of a rollback: each reads the record and the source of truth before it acts. */
public final class RollingBack {
  private static final Duration SOON = Duration.ofSeconds(15);

  /** How long it is tried to close the line; then the rollback goes on, and a person is paged. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String NEEDS_PERSON = "rollback needs a person";

  private final Gates gates;
  private final Settling settling;
  private final RollbackIntents intents;
  private final RollbackRecords records;
  private final LeverSteps levers;
  private final LineStops stops;
  private final NewerReleases newer;
  private final Afterwards afterwards;
  private final Paging paging;
  private final Notices notices;
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public RollingBack(Ports ports, Books books) {
    this.ports = ports;
    this.gates = new Gates(books);
    this.settling = new Settling(ports, books);
    this.intents = new RollbackIntents(ports, books);
    this.records = new RollbackRecords(ports, books);
    this.levers = new LeverSteps(ports, books);
    this.stops = new LineStops(ports, books);
    this.newer = new NewerReleases(ports, books);
    this.afterwards = new Afterwards(ports, books);
    this.paging = new Paging(ports.pager());
    this.notices = new Notices(ports, books);
    this.books = books;
  }

  /**
   * Writes the intent; a rollback that is over is not begun again. Where an earlier attempt's has
   * done it, this one's action still holds the stage.
   */
  public StepNext intend(AttemptId id) {
    Rollback rollback = intents.intend(id);
    if (!rollback.isOver()) {
      return StepNext.word("DONE");
    }
    if (!gates.load(id).gate().isOver() && settling.settle(id) != Settled.SETTLED) {
      throw new IllegalStateException("the action of " + id.key() + " is not failed yet");
    }
    return StepNext.word("OVER");
  }

  /**
   * Closes before anything is opened: no release may enter a stage that is being rolled back. Then
   * newer ones that are in such a stage already are stopped.
   */
  public StepNext stopLine(AttemptId id) {
    Rollback rollback = records.load(id).value();
    for (Step step : rollback.firsts()) {
      GateId of = id.gate();
      GateId gate = new GateId(of.pipeline(), of.execution(), step.stage(), step.wave(), of.kind());
      String reason = "rolls back " + step.wave() + ". " + rollback.reason();
      switch (stops.disableUnlessItIs(gate, rollback.service(), reason)) {
        case Sent.Done done -> records.note(id, done.detail());
        case Sent.Refused refused -> {
          records.note(id, refused.message());
          lineIsOpen(rollback, step, refused.message());
        }
        case Sent.Unsure unsure -> {
          if (ports.time().now().isBefore(rollback.intendedAt().plus(PATIENCE))) {
            return StepNext.again(SOON);
          }
          records.note(id, unsure.why());
          lineIsOpen(rollback, step, "whether it is, is not known: " + unsure.why());
        }
      }
    }
    newer.stop(rollback);
    return StepNext.word("DONE");
  }

  /** Whoever waits in front of the stage may come in before it is back: somebody must close it. */
  private void lineIsOpen(Rollback rollback, Step step, String why) {
    String text =
        "Release %s goes back from stage %s, and the transition into that stage is not disabled: %s. Disable it by hand now: a release that waits in front of it may come in before it is back. The rollback goes on."
            .formatted(rollback.gate().execution(), step.stage(), why);
    boolean unused =
        notices.once(
            rollback.gate().release(),
            new Notice(rollback.service(), step.wave(), step.wave() + " line is open", text));
  }

  /** Fails the promotion: a stage in progress cannot be rolled back. */
  public StepNext failAction(AttemptId id) {
    if (hasNoActionLeft(id)) {
      return StepNext.word("DONE");
    }
    return switch (settling.settle(id)) {
      case SETTLED -> {
        leaveToWhoApproved(id);
        yield StepNext.word("DONE");
      }
      case CARRIER_AWAY -> StepNext.again(SOON);
      case JUDGE_AGAIN ->
          throw new IllegalStateException("the gate " + id.key() + " is not decided");
    };
  }

  /** The gate of a wave that was promoted, or halted, before is over. */
  private boolean hasNoActionLeft(AttemptId id) {
    return books.releases().recall(id.gate().release(), id.gate().wave()).isPresent()
        && gates.load(id).gate().isOver();
  }

  /** A gate that a person let pass is not rolled back by the same gate (S3): they are told. */
  private void leaveToWhoApproved(AttemptId id) {
    if (gates.load(id).gate().phase() instanceof Phase.StoodDown down && down.promotedByPerson()) {
      records.needsPerson(id, "it was " + down.why() + " before the action could be failed");
    }
  }

  /** Rolls the current stage back. */
  public StepNext pull(AttemptId id) {
    return newer.inTheWay(id).orElseGet(() -> levers.pull(id));
  }

  /** Hears what the team's own function answered. */
  public StepNext hear(AttemptId id, FunctionAnswer answer) {
    return levers.hear(id, answer);
  }

  /** Looks whether the current stage's rollback has run. */
  public StepNext verify(AttemptId id) {
    return levers.verify(id);
  }

  /** Looks whether the alarms are OK again. */
  public StepNext recovery(AttemptId id) {
    return levers.recovery(id);
  }

  /** Tells the service's people how it ended; before that the line is opened, if it is to be. */
  public StepNext report(AttemptId id) {
    Rollback rollback = records.load(id).value();
    return switch (rollback.ends()) {
      case Ends.Recovered recovered -> {
        String line = afterwards.settle(id, rollback);
        tellEnd(id, rollback, "rolled back and recovered", intents.said(rollback) + line);
        yield StepNext.word("RECOVERED");
      }
      case Ends.NeedsPerson needs -> {
        tellEnd(id, rollback, NEEDS_PERSON, intents.said(rollback) + "\n" + needs.why());
        yield StepNext.word("NEEDS_PERSON");
      }
      case Ends.Returning returning ->
          throw new IllegalStateException("the rollback of " + id.key() + " is not over");
      case Ends.Recovering recovering ->
          throw new IllegalStateException("the rollback of " + id.key() + " is not over");
    };
  }

  /** A step could not be done: the record says so if there is one, and a person is paged. */
  public StepNext callPerson(AttemptId id, String error) {
    String line = Texts.line(MachineError.of(Causes.plain(error)).what(), Settling.REASON);
    Optional<Rollback> rollback = records.find(id).map(Kept::value);
    if (rollback.isPresent()) {
      records.needsPerson(id, line);
      tellEnd(id, rollback.get(), NEEDS_PERSON, intents.said(rollback.get()) + "\n" + line);
    } else {
      Gate gate = gates.load(id).gate();
      paging.page(
          gate.service(),
          id.gate().wave() + " " + NEEDS_PERSON,
          "Release "
              + id.gate().execution()
              + " is to be rolled back, and nothing of it was done: "
              + line
              + "\nReason: "
              + gate.verdict().map(Verdict::reason).orElse("the gate stood down"));
    }
    return StepNext.word("NEEDS_PERSON");
  }

  /** A rollback is over when its people were told. */
  private void tellEnd(AttemptId id, Rollback rollback, String what, String text) {
    paging.page(rollback.service(), rollback.gate().wave() + " " + what, text);
    books.unfinished().rolledBack(id.gate());
  }
}
