package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.rollback.Recovery;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.RollbackSteps;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pulls levers and looks what came of them: each stage in its turn, then the alarms. */
final class LeverSteps {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Ports ports;
  private final RollbackRecords records;

  LeverSteps(Ports ports, Books books) {
    this.ports = ports;
    this.records = new RollbackRecords(ports, books);
  }

  /** Rolls the current stage back. */
  StepNext pull(AttemptId id) {
    Kept<Rollback> kept = records.load(id);
    if (kept.value().isOver()) {
      return StepNext.word("DONE");
    }
    Optional<Step> current = kept.value().current();
    String stage = current.map(Step::stage).orElse(id.gate().stage());
    Instant since = RollbackSteps.startedSince(kept.value(), ports.time().now());
    StepResult result =
        RollbackSteps.pull(
            kept.value(),
            ports.pipelines().stage(id.gate().pipeline(), stage),
            ports.pipelines().recent(id.gate().pipeline(), since),
            ports.time().now());
    return switch (result) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Onward onward -> onward(kept, onward);
      case StepResult.Pull pull -> pullNow(id, kept, pull);
    };
  }

  private StepNext pullNow(AttemptId id, Kept<Rollback> kept, StepResult.Pull pull) {
    Instant now = ports.time().now();
    String intent =
        "will roll %s back to %s with %s"
            .formatted(pull.step().stage(), pull.target(), pull.step().lever().word());
    if (!records.commit(kept, pull.rollback(), TimelineKind.INTENT, intent)) {
      return StepNext.again(SOON);
    }
    Sent sent =
        ports.pipelines().rollbackStage(id.gate().pipeline(), pull.step().stage(), pull.target());
    Kept<Rollback> intended = records.load(id);
    Rollback rollback = intended.value();
    return switch (sent) {
      case Sent.Unsure unsure -> StepNext.again(SOON);
      case Sent.Done done ->
          onward(intended, RollbackSteps.pulled(rollback, pull.step(), done.detail(), now));
      case Sent.Refused refused ->
          refused(
              intended,
              RollbackSteps.refused(rollback, pull.step(), refused.code(), refused.message(), now));
    };
  }

  private StepNext refused(Kept<Rollback> intended, StepResult result) {
    return switch (result) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Pull again -> StepNext.again(SOON);
      case StepResult.Onward onward -> onward(intended, onward);
    };
  }

  private StepNext onward(Kept<Rollback> kept, StepResult.Onward onward) {
    records.write(kept, onward);
    return afterPull(onward.rollback());
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
  StepNext verify(AttemptId id) {
    Kept<Rollback> kept = records.load(id);
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
        records.write(kept, onward);
        yield StepNext.word("NEXT");
      }
    };
  }

  /** Looks whether the alarms are OK again. */
  StepNext recovery(AttemptId id) {
    Kept<Rollback> kept = records.load(id);
    List<Reading<AlarmFacts>> alarms = ports.alarms().describe(kept.value().alarms(), false);
    return switch (Recovery.judge(kept.value(), alarms, ports.time().now())) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Pull pull -> StepNext.again(SOON);
      case StepResult.Onward onward -> {
        records.write(kept, onward);
        yield StepNext.word("DONE");
      }
    };
  }
}
