package io.wavegate.codec.event;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.ReleaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that AWS told us. Every event is a hint: it may be repeated, late, out of order or
 * forged, and the source of truth is read before anything is done about it. Texts in it are as they
 * came and are not to be trusted as markup.
 */
public sealed interface IncomingEvent {
  /**
   * CodePipeline invoked the Lambda function of an action. The event's temporary credentials are
   * not kept.
   *
   * @param jobId the job to answer, a bearer secret
   * @param account the pipeline's account
   * @param userParameters the action's {@code UserParameters}, empty if it has none
   * @param continuationToken the token of the answer before, if this is not the first job of the
   *     action
   */
  record PipelineJob(
      String jobId, String account, String userParameters, Optional<String> continuationToken)
      implements IncomingEvent {
    /** Without the job's id and the token. */
    @Override
    public String toString() {
      return "PipelineJob[account="
          + account
          + ", continued="
          + continuationToken.isPresent()
          + "]";
    }
  }

  /**
   * {@code CodePipeline Pipeline Execution State Change}.
   *
   * @param origin the event itself
   * @param release the pipeline and its execution
   * @param state the execution's new state
   * @param pipelineVersion the pipeline structure's version
   */
  record PipelineStateChange(
      Origin origin, ReleaseId release, ExecutionState state, int pipelineVersion)
      implements IncomingEvent {}

  /**
   * {@code CodePipeline Stage Execution State Change}.
   *
   * @param origin the event itself
   * @param release the pipeline and its execution
   * @param stage the stage
   * @param state the stage's new state
   * @param retriedAt when the stage was last retried, if it ever was; CodePipeline repeats it in
   *     every later event of the stage
   * @param pipelineVersion the pipeline structure's version
   */
  record StageStateChange(
      Origin origin,
      ReleaseId release,
      String stage,
      StageState state,
      Optional<Instant> retriedAt,
      int pipelineVersion)
      implements IncomingEvent {}

  /**
   * {@code CodePipeline Action Execution State Change}.
   *
   * @param origin the event itself
   * @param release the pipeline and its execution
   * @param stage the stage
   * @param action the action's name
   * @param state the action's new state
   * @param type what kind of action it is
   * @param actionExecution the action execution's id; older events have none
   * @param result what the provider said, if the event tells
   * @param pipelineVersion the pipeline structure's version
   */
  record ActionStateChange(
      Origin origin,
      ReleaseId release,
      String stage,
      String action,
      ActionState state,
      ActionType type,
      Optional<String> actionExecution,
      Optional<ActionResult> result,
      int pipelineVersion)
      implements IncomingEvent {}

  /**
   * {@code CloudWatch Alarm State Change}.
   *
   * @param origin the event itself
   * @param alarm which
   * @param state the state it went to
   * @param previous the state it left, if the event tells
   * @param reason CloudWatch's own words, with the datapoints
   * @param at when the state changed
   * @param triggeredBy for a composite, the child alarms that its {@code reasonData} names
   */
  record AlarmStateChange(
      Origin origin,
      AlarmRef alarm,
      AlarmState state,
      Optional<AlarmState> previous,
      String reason,
      Instant at,
      List<ChildState> triggeredBy)
      implements IncomingEvent {
    /** Copies the list. */
    public AlarmStateChange {
      triggeredBy = List.copyOf(triggeredBy);
    }
  }

  /**
   * {@code CloudWatch Alarm Configuration Change}: an alarm was created, changed or deleted.
   *
   * @param origin the event itself
   * @param alarm which
   * @param operation what was done to it
   */
  record AlarmConfigurationChange(Origin origin, AlarmRef alarm, AlarmOperation operation)
      implements IncomingEvent {}

  /**
   * {@code Step Functions Execution Status Change}: an execution came to its end.
   *
   * @param origin the event itself
   * @param executionArn the execution
   * @param stateMachineArn its state machine
   * @param name the execution's name
   * @param end how it ended
   * @param input its input; Step Functions leaves a large one out
   * @param failure its error and cause, if the event tells
   */
  record MachineEnded(
      Origin origin,
      String executionArn,
      String stateMachineArn,
      String name,
      MachineEnd end,
      Optional<String> input,
      Optional<MachineFailure> failure)
      implements IncomingEvent {}

  /**
   * {@code Parameter Store Change}.
   *
   * @param origin the event itself
   * @param name the parameter's name
   * @param operation what was done, in Parameter Store's words: Create, Update, Delete or
   *     LabelParameterVersion
   */
  record ParameterChange(Origin origin, String name, String operation) implements IncomingEvent {}

  /**
   * A schedule's tick ({@code Scheduled Event}).
   *
   * @param origin the event itself; its time is the tick's
   * @param resource the ARN of the rule or schedule
   */
  record Scheduled(Origin origin, String resource) implements IncomingEvent {}

  /**
   * Nothing to act on: of no known kind, or malformed.
   *
   * @param why for people, with the value seen and without secrets
   */
  record Discarded(String why) implements IncomingEvent {}
}
