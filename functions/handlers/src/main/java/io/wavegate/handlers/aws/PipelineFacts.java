package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.PipelineStructure.Approval;
import io.wavegate.core.evidence.PipelineStructure.Moment;
import io.wavegate.core.evidence.PipelineStructure.OnFailure;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.port.Pipelines.Inbound;
import io.wavegate.core.port.Pipelines.JobContext;
import io.wavegate.core.rollback.PastExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionExecution;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionOutput;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionResult;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.Condition;
import software.amazon.awssdk.services.codepipeline.model.ExecutionType;
import software.amazon.awssdk.services.codepipeline.model.FailureConditions;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineStateResponse;
import software.amazon.awssdk.services.codepipeline.model.JobDetails;
import software.amazon.awssdk.services.codepipeline.model.PipelineContext;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/** CodePipeline's answers as core's facts. What the service leaves out is an empty string. */
final class PipelineFacts {
  private PipelineFacts() {}

  static JobContext context(@Nullable JobDetails details) {
    PipelineContext context =
        details == null || details.data() == null ? null : details.data().pipelineContext();
    if (context == null) {
      return new JobContext("", "", "", "");
    }
    return new JobContext(
        text(context.pipelineName()),
        context.stage() == null ? "" : text(context.stage().name()),
        context.action() == null ? "" : text(context.action().name()),
        text(context.pipelineExecutionId()));
  }

  static PastExecution execution(PipelineExecution execution) {
    boolean revised = execution.hasArtifactRevisions() && !execution.artifactRevisions().isEmpty();
    var revision = revised ? execution.artifactRevisions().getFirst() : null;
    return new PastExecution(
        text(execution.pipelineExecutionId()),
        execution.executionType() == ExecutionType.ROLLBACK,
        execution.rollbackMetadata() == null
            ? ""
            : text(execution.rollbackMetadata().rollbackTargetPipelineExecutionId()),
        text(execution.statusAsString()),
        revision == null ? "" : text(revision.revisionId()),
        revision == null ? "" : text(revision.revisionSummary()),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  static Inbound inbound(PipelineExecution execution) {
    PastExecution shown = execution(execution);
    return new Inbound(text(execution.executionModeAsString()), shown.revision(), shown.summary());
  }

  /** Revision ids by the artefacts' names. */
  static SortedMap<String, String> revisions(PipelineExecution execution) {
    SortedMap<String, String> revisions = new TreeMap<>();
    execution
        .artifactRevisions()
        .forEach(revision -> revisions.put(text(revision.name()), text(revision.revisionId())));
    return revisions;
  }

  static PastExecution summary(PipelineExecutionSummary summary) {
    boolean revised = summary.hasSourceRevisions() && !summary.sourceRevisions().isEmpty();
    var revision = revised ? summary.sourceRevisions().getFirst() : null;
    return new PastExecution(
        text(summary.pipelineExecutionId()),
        summary.executionType() == ExecutionType.ROLLBACK,
        summary.rollbackMetadata() == null
            ? ""
            : text(summary.rollbackMetadata().rollbackTargetPipelineExecutionId()),
        text(summary.statusAsString()),
        revision == null ? "" : text(revision.revisionId()),
        revision == null ? "" : text(revision.revisionSummary()),
        time(summary.startTime()),
        time(summary.lastUpdateTime()));
  }

  /** The stage; one that the pipeline does not have shows no execution. */
  static StageFacts stage(GetPipelineStateResponse state, String name) {
    return state.stageStates().stream()
        .filter(stage -> name.equals(stage.stageName()))
        .findFirst()
        .map(PipelineFacts::stage)
        .orElseGet(() -> new StageFacts(name, "", "", true, "", List.of(), List.of()));
  }

  static String customData(PipelineDeclaration pipeline, String stage, String action) {
    return pipeline.stages().stream()
        .filter(declared -> stage.equals(declared.name()))
        .flatMap(declared -> declared.actions().stream())
        .filter(declared -> action.equals(declared.name()))
        .findFirst()
        .map(declared -> text(declared.configuration().get("CustomData")))
        .orElse("");
  }

  static PipelineStructure structure(PipelineDeclaration pipeline) {
    return new PipelineStructure(
        text(pipeline.executionModeAsString()),
        pipeline.stages().stream().map(PipelineFacts::onFailure).toList(),
        pipeline.stages().stream().flatMap(PipelineFacts::conditions).toList(),
        pipeline.stages().stream().flatMap(PipelineFacts::approvals).toList());
  }

  private static Stream<Approval> approvals(StageDeclaration stage) {
    return stage.actions().stream()
        .filter(
            action ->
                action.actionTypeId() != null
                    && action.actionTypeId().category() == ActionCategory.APPROVAL)
        .map(
            action ->
                new Approval(
                    text(stage.name()),
                    text(action.name()),
                    action.timeoutInMinutes() == null
                        ? Approval.BY_DEFAULT
                        : Duration.ofMinutes(action.timeoutInMinutes())));
  }

  private static Stream<PipelineStructure.Condition> conditions(StageDeclaration stage) {
    Stream<Condition> before =
        stage.beforeEntry() == null ? Stream.of() : stage.beforeEntry().conditions().stream();
    Stream<Condition> after =
        stage.onSuccess() == null ? Stream.of() : stage.onSuccess().conditions().stream();
    return Stream.concat(
        before.map(each -> condition(stage, Moment.BEFORE_ENTRY, each)),
        after.map(each -> condition(stage, Moment.ON_SUCCESS, each)));
  }

  private static PipelineStructure.Condition condition(
      StageDeclaration stage, Moment moment, Condition condition) {
    return new PipelineStructure.Condition(
        text(stage.name()), moment, text(condition.resultAsString()));
  }

  private static OnFailure onFailure(StageDeclaration stage) {
    FailureConditions onFailure = stage.onFailure();
    if (onFailure == null) {
      return new OnFailure(text(stage.name()), "", Optional.empty(), List.of());
    }
    return new OnFailure(
        text(stage.name()),
        text(onFailure.resultAsString()),
        Optional.ofNullable(onFailure.retryConfiguration())
            .map(retry -> text(retry.retryModeAsString())),
        onFailure.conditions().stream().map(each -> text(each.resultAsString())).toList());
  }

  static List<StageFacts> stages(GetPipelineStateResponse state) {
    return state.stageStates().stream().map(PipelineFacts::stage).toList();
  }

  private static StageFacts stage(StageState stage) {
    var latest = stage.latestExecution();
    var inbound = stage.inboundTransitionState();
    return new StageFacts(
        stage.stageName(),
        latest == null ? "" : text(latest.pipelineExecutionId()),
        latest == null ? "" : text(latest.statusAsString()),
        inbound == null || !Boolean.FALSE.equals(inbound.enabled()),
        inbound == null ? "" : text(inbound.disabledReason()),
        stage.inboundExecutions().stream().map(e -> text(e.pipelineExecutionId())).toList(),
        stage.actionStates().stream().map(PipelineFacts::action).toList());
  }

  private static ActionFacts action(ActionState state) {
    ActionExecution latest = state.latestExecution();
    if (latest == null) {
      return new ActionFacts(text(state.actionName()), "", "", "", "", Instant.EPOCH);
    }
    String error = latest.errorDetails() == null ? "" : text(latest.errorDetails().message());
    String summary = text(latest.summary());
    return new ActionFacts(
        text(state.actionName()),
        text(latest.statusAsString()),
        text(latest.token()),
        summary.isEmpty() ? error : summary,
        text(latest.lastUpdatedBy()),
        time(latest.lastStatusChange()));
  }

  /** Those of them that ran an action, the newest first. */
  static List<ActionFacts> runs(List<ActionExecutionDetail> all, String stage, String action) {
    return all.stream()
        .filter(run -> stage.equals(run.stageName()) && action.equals(run.actionName()))
        .sorted(
            Comparator.comparing((ActionExecutionDetail run) -> time(run.startTime())).reversed())
        .map(PipelineFacts::action)
        .toList();
  }

  private static ActionFacts action(ActionExecutionDetail run) {
    ActionExecutionOutput output = run.output();
    ActionExecutionResult result = output == null ? null : output.executionResult();
    return new ActionFacts(
        text(run.actionName()),
        text(run.statusAsString()),
        "",
        result == null ? "" : text(result.externalExecutionSummary()),
        text(run.updatedBy()),
        time(run.lastUpdateTime()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Instant time(@Nullable Instant instant) {
    return instant == null ? Instant.EPOCH : instant;
  }
}
