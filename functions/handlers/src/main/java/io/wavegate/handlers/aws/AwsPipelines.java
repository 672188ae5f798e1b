package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.Artefacts;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Pipelines;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.rollback.PastExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.FailureType;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelineExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;

/**
 * CodePipeline through the SDK. Reads are retried by the SDK; mutations have a client that does not
 * retry, since most of them take no client token and a lost answer would send them twice.
 */
public final class AwsPipelines implements Pipelines {
  private static final int JOB_SUMMARY = 2_048;
  private static final int FAILURE_MESSAGE = 5_000;
  private static final int APPROVAL_SUMMARY = 512;
  private static final int PAGE = 100;

  private final CodePipelineClient reads;
  private final CodePipelineClient mutations;
  private final Calls calls;
  private final PipelineLine line;

  /**
   * @param reads a client that retries
   * @param mutations a client that does not
   */
  public AwsPipelines(CodePipelineClient reads, CodePipelineClient mutations, TimeSource time) {
    this.reads = reads;
    this.mutations = mutations;
    this.calls = new Calls(time);
    this.line = new PipelineLine(mutations, calls);
  }

  @Override
  public Reading<JobContext> job(String jobId) {
    return calls.readWith(
        jobId, () -> PipelineFacts.context(reads.getJobDetails(r -> r.jobId(jobId)).jobDetails()));
  }

  @Override
  public Reading<PastExecution> execution(ReleaseId release) {
    return calls.read(() -> PipelineFacts.execution(described(release)));
  }

  @Override
  public Reading<SortedMap<String, String>> revisions(ReleaseId release) {
    return calls.read(() -> PipelineFacts.revisions(described(release)));
  }

  private PipelineExecution described(ReleaseId release) {
    return reads
        .getPipelineExecution(
            r -> r.pipelineName(release.pipeline().name()).pipelineExecutionId(release.execution()))
        .pipelineExecution();
  }

  @Override
  public Reading<Inbound> inbound(ReleaseId release) {
    return calls.read(() -> PipelineFacts.inbound(described(release)));
  }

  @Override
  public Reading<StageFacts> stage(PipelineRef pipeline, String stage) {
    return calls.read(
        () -> PipelineFacts.stage(reads.getPipelineState(r -> r.name(pipeline.name())), stage));
  }

  @Override
  public Reading<List<StageFacts>> stages(PipelineRef pipeline) {
    return calls.read(
        () -> PipelineFacts.stages(reads.getPipelineState(r -> r.name(pipeline.name()))));
  }

  @Override
  public Reading<List<ActionFacts>> runs(ReleaseId release, String stage, String action) {
    return calls.read(
        () -> {
          List<ActionExecutionDetail> all = new ArrayList<>();
          String token = null;
          do {
            ListActionExecutionsResponse page = page(release, token);
            all.addAll(page.actionExecutionDetails());
            token = page.nextToken();
          } while (token != null);
          return PipelineFacts.runs(all, stage, action);
        });
  }

  private ListActionExecutionsResponse page(ReleaseId release, @Nullable String token) {
    return reads.listActionExecutions(
        r ->
            r.pipelineName(release.pipeline().name())
                .maxResults(PAGE)
                .nextToken(token)
                .filter(f -> f.pipelineExecutionId(release.execution())));
  }

  @Override
  public Reading<String> customData(PipelineRef pipeline, String stage, String action) {
    return calls.read(
        () ->
            PipelineFacts.customData(
                reads.getPipeline(r -> r.name(pipeline.name())).pipeline(), stage, action));
  }

  @Override
  public Reading<PipelineStructure> structure(PipelineRef pipeline) {
    return calls.read(
        () -> PipelineFacts.structure(reads.getPipeline(r -> r.name(pipeline.name())).pipeline()));
  }

  @Override
  public Reading<Artefacts> artefacts(ReleaseId release) {
    return calls.read(
        () -> {
          PipelineExecution execution = described(release);
          return ArtefactFacts.of(
              execution,
              reads
                  .getPipeline(
                      r -> r.name(release.pipeline().name()).version(execution.pipelineVersion()))
                  .pipeline());
        });
  }

  @Override
  public Reading<List<PastExecution>> succeededIn(
      PipelineRef pipeline, String stage, Predicate<PastExecution> found) {
    return calls.read(
        () ->
            pages(
                token ->
                    reads.listPipelineExecutions(
                        r ->
                            r.pipelineName(pipeline.name())
                                .maxResults(PAGE)
                                .nextToken(token)
                                .filter(f -> f.succeededInStage(s -> s.stageName(stage)))),
                page -> page.stream().anyMatch(found)));
  }

  @Override
  public Reading<List<PastExecution>> recent(PipelineRef pipeline, Instant since) {
    return calls.read(
        () ->
            pages(
                token ->
                    reads.listPipelineExecutions(
                        r -> r.pipelineName(pipeline.name()).maxResults(PAGE).nextToken(token)),
                page -> page.stream().anyMatch(past -> past.startedAt().isBefore(since))));
  }

  /** All pages up to the first that is {@code enough}, or the end: twelve months back. */
  private static List<PastExecution> pages(
      Function<@Nullable String, ListPipelineExecutionsResponse> call,
      Predicate<List<PastExecution>> enough) {
    List<PastExecution> all = new ArrayList<>();
    String token = null;
    do {
      ListPipelineExecutionsResponse response = call.apply(token);
      List<PastExecution> page =
          response.pipelineExecutionSummaries().stream().map(PipelineFacts::summary).toList();
      all.addAll(page);
      token = enough.test(page) ? null : response.nextToken();
    } while (token != null);
    return all;
  }

  @Override
  public Sent succeedJob(String jobId, String summary) {
    return calls.sendWith(
        jobId,
        () -> {
          mutations.putJobSuccessResult(
              r ->
                  r.jobId(jobId)
                      .executionDetails(
                          d -> d.summary(Cut.to(summary, JOB_SUMMARY)).percentComplete(100)));
          return "";
        });
  }

  @Override
  public Sent continueJob(String jobId, String token, JobProgress progress) {
    return calls.sendWith(
        jobId,
        () -> {
          mutations.putJobSuccessResult(
              r ->
                  r.jobId(jobId)
                      .continuationToken(token)
                      .executionDetails(
                          d ->
                              d.summary(Cut.to(progress.summary(), JOB_SUMMARY))
                                  .percentComplete(progress.percent())));
          return "";
        });
  }

  @Override
  public Sent failJob(String jobId, JobFailure type, String message) {
    FailureType failure =
        switch (type) {
          case JOB_FAILED -> FailureType.JOB_FAILED;
          case CONFIGURATION_ERROR -> FailureType.CONFIGURATION_ERROR;
        };
    return calls.sendWith(
        jobId,
        () -> {
          mutations.putJobFailureResult(
              r ->
                  r.jobId(jobId)
                      .failureDetails(
                          d -> d.type(failure).message(Cut.to(message, FAILURE_MESSAGE))));
          return "";
        });
  }

  @Override
  public Sent answerApproval(ApprovalAnswer answer) {
    ApprovalStatus status = answer.approved() ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED;
    return calls.sendWith(
        answer.token(),
        () -> {
          mutations.putApprovalResult(
              r ->
                  r.pipelineName(answer.pipeline().name())
                      .stageName(answer.stage())
                      .actionName(answer.action())
                      .token(answer.token())
                      .result(
                          v ->
                              v.status(status)
                                  .summary(Cut.to(answer.summary(), APPROVAL_SUMMARY))));
          return "";
        });
  }

  @Override
  public Sent disableInbound(PipelineRef pipeline, String stage, String reason) {
    return line.disable(pipeline, stage, reason);
  }

  @Override
  public Sent enableInbound(PipelineRef pipeline, String stage) {
    return line.enable(pipeline, stage);
  }

  @Override
  public Sent stop(ReleaseId release, String reason) {
    return line.stop(release, reason);
  }

  @Override
  public Sent rollbackStage(PipelineRef pipeline, String stage, String target) {
    return calls.send(
        () ->
            mutations
                .rollbackStage(
                    r ->
                        r.pipelineName(pipeline.name())
                            .stageName(stage)
                            .targetPipelineExecutionId(target))
                .pipelineExecutionId());
  }
}
