package io.wavegate.handlers.rollback;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.LeverPull;
import io.wavegate.core.rollback.OwnSteps;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.rollback.Recovery;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.RollbackSteps;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepResult;
import io.wavegate.core.rollback.TargetSteps;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pulls levers and looks what came of them: each stage in its turn, then the alarms. */
final class LeverSteps {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Ports ports;
  private final RollbackRecords records;
  private final Notices notices;

  LeverSteps(Ports ports, Books books) {
    this.ports = ports;
    this.notices = new Notices(ports, books);
    this.records = new RollbackRecords(ports, books);
  }

  /** Rolls the current stage back. */
  StepNext pull(AttemptId id) {
    Kept<Rollback> kept = records.load(id);
    if (kept.value().isOver()) {
      return StepNext.word("DONE");
    }
    return switch (judged(id, kept.value())) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Late late -> late(kept.value(), late);
      case StepResult.Onward onward -> onward(kept, onward);
      case StepResult.Pull pull -> pullNow(id, kept, pull);
    };
  }

  /** One target that is waited for does not keep the others from their turn. */
  private StepResult judged(AttemptId id, Rollback rollback) {
    List<StepResult> waits = new ArrayList<>();
    for (Step step : rollback.inTurn()) {
      boolean open = !(step.stands() instanceof Stands.Pulled);
      StepResult result = open ? judged(id, rollback, step) : ofStage(id, rollback, step);
      switch (result) {
        case StepResult.Again again -> waits.addLast(again);
        case StepResult.Late late -> waits.addFirst(late);
        case StepResult.Onward onward when open || waits.isEmpty() -> {
          return onward;
        }
        case StepResult.Onward onward -> waits.addLast(new StepResult.Again(SOON, onward.said()));
        case StepResult.Pull pull -> {
          return pull;
        }
      }
    }
    return waits.isEmpty() ? RollbackSteps.onward(rollback, ports.time().now()) : waits.getFirst();
  }

  private StepResult judged(AttemptId id, Rollback rollback, Step step) {
    Instant now = ports.time().now();
    return switch (step.lever()) {
      case Lever.PipelineStage stage -> ofStage(id, rollback, step);
      case Lever.Freeze freeze -> OwnSteps.freeze(rollback, step, now);
      case Lever.OwnFunction own -> ofFunction(id, rollback, step, own);
      case Lever.CodeDeploy lever -> ofTarget(id, rollback, step);
      case Lever.EcsService lever -> ofTarget(id, rollback, step);
      case Lever.LambdaAlias lever -> ofTarget(id, rollback, step);
      case Lever.AppConfig lever -> ofTarget(id, rollback, step);
      case Lever.CloudFormation lever -> ofTarget(id, rollback, step);
    };
  }

  private StepResult ofStage(AttemptId id, Rollback rollback, Step step) {
    Instant since = RollbackSteps.startedSince(step, ports.time().now());
    return RollbackSteps.pull(
        rollback,
        step,
        stage(id, step.stage()),
        ports.pipelines().recent(id.gate().pipeline(), since),
        ports.time().now());
  }

  private StepResult ofTarget(AttemptId id, Rollback rollback, Step step) {
    Reading<StageFacts> stage = stage(id, step.stage());
    return TargetSteps.pull(
        rollback, step, stage, newest(id, stage), look(step), ports.time().now());
  }

  private StepResult ofFunction(
      AttemptId id, Rollback rollback, Step step, Lever.OwnFunction function) {
    Reading<StageFacts> stage = stage(id, step.stage());
    return OwnSteps.call(rollback, step, function, stage, newest(id, stage), ports.time().now());
  }

  /** Nobody asks what else there is while the stage shows the release. */
  private Reading<List<PastExecution>> newest(AttemptId id, Reading<StageFacts> stage) {
    Instant now = ports.time().now();
    return stage instanceof Reading.Read<StageFacts> read
            && read.value().execution().equals(id.gate().execution())
        ? new Reading.Read<>(List.of(), now)
        : ports.pipelines().recent(id.gate().pipeline(), now);
  }

  private Reading<StageFacts> stage(AttemptId id, String stage) {
    return ports.pipelines().stage(id.gate().pipeline(), stage);
  }

  private Reading<LeverFacts> look(Step step) {
    return ports.levers().look(step.place().orElseThrow(), step.lever());
  }

  private StepNext pullNow(AttemptId id, Kept<Rollback> kept, StepResult.Pull pull) {
    if (!records.commit(kept, pull.rollback(), TimelineKind.INTENT, pull.pull().said())) {
      return StepNext.again(SOON);
    }
    return switch (pull.pull()) {
      case LeverPull.RollBackStage stage -> rollBackStage(id, pull.step(), stage);
      case LeverPull.Give give -> give(id, pull.step(), give);
      case LeverPull.CallFunction call ->
          StepNext.call(FunctionCall.of(pull.rollback(), pull.step(), call));
    };
  }

  private StepNext rollBackStage(AttemptId id, Step step, LeverPull.RollBackStage pull) {
    Instant now = ports.time().now();
    Sent sent = ports.pipelines().rollbackStage(id.gate().pipeline(), pull.stage(), pull.target());
    Kept<Rollback> intended = records.load(id);
    Rollback rollback = intended.value();
    return switch (sent) {
      case Sent.Unsure unsure -> StepNext.again(SOON);
      case Sent.Done done ->
          onward(intended, RollbackSteps.pulled(rollback, step, done.detail(), now));
      case Sent.Refused refused ->
          refused(
              intended,
              RollbackSteps.refused(rollback, step, refused.code(), refused.message(), now));
    };
  }

  private StepNext give(AttemptId id, Step step, LeverPull.Give give) {
    Instant now = ports.time().now();
    Sent sent = ports.levers().pull(give.place(), give.order());
    Kept<Rollback> intended = records.load(id);
    Rollback rollback = intended.value();
    return switch (sent) {
      case Sent.Unsure unsure -> StepNext.again(SOON);
      case Sent.Done done ->
          onward(intended, TargetSteps.pulled(rollback, step, "told to " + give.what(), now));
      case Sent.Refused refused ->
          refused(
              intended,
              TargetSteps.refused(rollback, step, refused.code(), refused.message(), now));
    };
  }

  /** What the team's own function answered; an answer that nobody waits for changes nothing. */
  StepNext hear(AttemptId id, FunctionAnswer answer) {
    Kept<Rollback> kept = records.load(id);
    Optional<Step> asked =
        kept.value()
            .current()
            .filter(step -> step.lever() instanceof Lever.OwnFunction)
            .filter(step -> step.stands() instanceof Stands.Pulling);
    Instant now = ports.time().now();
    return asked
        .map(
            step ->
                answer.isDone()
                    ? OwnSteps.done(kept.value(), step, answer.said(), now)
                    : OwnSteps.failed(kept.value(), step, answer.said(), now))
        .map(onward -> onward(kept, onward))
        .orElseGet(() -> StepNext.word("NEXT"));
  }

  private StepNext refused(Kept<Rollback> intended, StepResult result) {
    return switch (result) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Late late -> late(intended.value(), late);
      case StepResult.Pull again -> StepNext.again(SOON);
      case StepResult.Onward onward -> onward(intended, onward);
    };
  }

  /** It goes on by itself, and a person knows that it is waited for. */
  private StepNext late(Rollback rollback, StepResult.Late late) {
    String text =
        "Release %s goes back at wave %s, and waits: %s. It goes on by itself as soon as it can."
            .formatted(rollback.gate().execution(), rollback.gate().wave(), late.why());
    Notice notice =
        new Notice(
            rollback.service(), rollback.gate().wave(), rollback.gate().wave() + " waits", text);
    notices.once(rollback.gate().release(), notice);
    return StepNext.again(late.pause());
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
    return switch (verified(id, kept.value())) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Late late -> late(kept.value(), late);
      case StepResult.Pull pull -> StepNext.word("NEXT");
      case StepResult.Onward onward -> {
        records.write(kept, onward);
        yield StepNext.word("NEXT");
      }
    };
  }

  private StepResult verified(AttemptId id, Rollback rollback) {
    Instant now = ports.time().now();
    Optional<Step> ofTarget = rollback.current().filter(step -> step.place().isPresent());
    if (ofTarget.isPresent()) {
      return TargetSteps.verify(rollback, ofTarget.get(), look(ofTarget.get()), now);
    }
    Reading<PastExecution> execution =
        rollback
            .current()
            .filter(step -> step.stands() instanceof Stands.Pulled)
            .map(step -> ((Stands.Pulled) step.stands()).execution())
            .map(own -> ports.pipelines().execution(new ReleaseId(id.gate().pipeline(), own)))
            .orElseGet(() -> new Reading.Unread<>("no lever was pulled", now));
    return RollbackSteps.verify(rollback, execution, now);
  }

  /** Looks whether the alarms are OK again. */
  StepNext recovery(AttemptId id) {
    Kept<Rollback> kept = records.load(id);
    List<Reading<AlarmFacts>> alarms = ports.alarms().describe(kept.value().alarms(), true);
    return switch (Recovery.judge(kept.value(), alarms, ports.time().now())) {
      case StepResult.Again again -> StepNext.again(again.pause());
      case StepResult.Late late -> late(kept.value(), late);
      case StepResult.Pull pull -> StepNext.again(SOON);
      case StepResult.Onward onward -> {
        records.write(kept, onward);
        yield StepNext.word("DONE");
      }
    };
  }
}
