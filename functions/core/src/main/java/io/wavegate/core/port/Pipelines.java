package io.wavegate.core.port;

import io.wavegate.core.evidence.Artefacts;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.rollback.PastExecution;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * AWS CodePipeline, as much of it as Wavegate needs. Reads are never stale by a cache of ours;
 * mutations are sent once, without a retry of the SDK's, since most of them have no client token.
 */
public interface Pipelines {
  /** Which action a Lambda job belongs to ({@code GetJobDetails}). */
  Reading<JobContext> job(String jobId);

  /** One execution ({@code GetPipelineExecution}). */
  Reading<PastExecution> execution(ReleaseId release);

  /** The revision of each source artefact of an execution ({@code GetPipelineExecution}). */
  Reading<SortedMap<String, String>> revisions(ReleaseId release);

  /** One that waits in front of a stage ({@code GetPipelineExecution}). */
  Reading<Inbound> inbound(ReleaseId release);

  /** One stage ({@code GetPipelineState}). */
  Reading<StageFacts> stage(PipelineRef pipeline, String stage);

  /** All stages in the pipeline's order, from one {@code GetPipelineState}. */
  Reading<List<StageFacts>> stages(PipelineRef pipeline);

  /**
   * How an action ran in a release, each time, the newest first ({@code ListActionExecutions}). It
   * tells what the stage shows no more: where another release stands in it, or the action was
   * retried. Empty if it did not run.
   */
  Reading<List<ActionFacts>> runs(ReleaseId release, String stage, String action);

  /**
   * The {@code CustomData} of an approval action in the pipeline's present structure, variables not
   * resolved ({@code GetPipeline}); empty if there is none, or no such action.
   */
  Reading<String> customData(PipelineRef pipeline, String stage, String action);

  /** How the pipeline is built at present ({@code GetPipeline}). */
  Reading<PipelineStructure> structure(PipelineRef pipeline);

  /**
   * What a release's actions are configured with ({@code GetPipelineExecution}, then {@code
   * GetPipeline} of the version that it runs in).
   */
  Reading<Artefacts> artefacts(ReleaseId release);

  /**
   * The executions that succeeded in a stage, newest first, page by page until one is {@code found}
   * or there are no more.
   */
  Reading<List<PastExecution>> succeededIn(
      PipelineRef pipeline, String stage, Predicate<PastExecution> found);

  /** Every execution that started at {@code since} or later, newest first, and some before. */
  Reading<List<PastExecution>> recent(PipelineRef pipeline, Instant since);

  /** Ends a job well. */
  Sent succeedJob(String jobId, String summary);

  /** Says that a job goes on: ends this job, CodePipeline sends another with {@code token}. */
  Sent continueJob(String jobId, String token, JobProgress progress);

  /** Ends a job badly. */
  Sent failJob(String jobId, JobFailure type, String message);

  /** Answers an approval with the token that was read. */
  Sent answerApproval(ApprovalAnswer answer);

  /** Disables the transition into a stage. */
  Sent disableInbound(PipelineRef pipeline, String stage, String reason);

  /** Enables the transition into a stage. */
  Sent enableInbound(PipelineRef pipeline, String stage);

  /** Stops an execution as soon as the actions under way have ended; none is abandoned. */
  Sent stop(ReleaseId release, String reason);

  /**
   * Rolls a stage back to an execution. Not idempotent: read before a second call.
   *
   * @return done with the id of the rollback's own execution
   */
  Sent rollbackStage(PipelineRef pipeline, String stage, String target);

  /**
   * An execution that waits in front of a stage.
   *
   * @param mode the mode it runs in: SUPERSEDED, QUEUED or PARALLEL; empty if none is shown
   * @param revision source revision id, empty if none is shown
   * @param summary source revision summary, empty if none is shown
   */
  record Inbound(String mode, String revision, String summary) {}

  /**
   * What a job is shown with in the console.
   *
   * @param summary one sentence, cut at 2,048 characters
   * @param percent 0 to 100
   */
  record JobProgress(String summary, int percent) {}

  /** {@code failureDetails.type} of a job. */
  enum JobFailure {
    /** The gate decided against it. */
    JOB_FAILED,
    /** The action's configuration is wrong. */
    CONFIGURATION_ERROR
  }

  /**
   * Which action a Lambda job belongs to, as far as CodePipeline tells.
   *
   * @param pipeline the pipeline's name, empty if not told
   * @param stage the stage, empty if not told
   * @param action the action, empty if not told
   * @param execution the pipeline execution, empty if not told
   */
  record JobContext(String pipeline, String stage, String action, String execution) {}

  /**
   * An answer to an approval.
   *
   * @param pipeline the pipeline
   * @param stage the stage
   * @param action the approval action
   * @param token the token that the stage shows for the release that is meant
   * @param approved whether it may go on
   * @param summary why, cut at 512 characters
   */
  record ApprovalAnswer(
      PipelineRef pipeline,
      String stage,
      String action,
      String token,
      boolean approved,
      String summary) {
    /** Without the token, which is a bearer secret. */
    @Override
    public String toString() {
      return "ApprovalAnswer[" + stage + "/" + action + ", approved=" + approved + "]";
    }
  }
}
