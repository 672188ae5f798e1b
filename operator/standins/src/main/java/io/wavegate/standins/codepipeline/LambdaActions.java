package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.World;
import io.wavegate.standins.lambda.FunctionInvoker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lambda invoke actions (user guide, Invoke a Lambda function): a job per invocation, 20 minutes
 * from each reply to the next, 24 hours in all; a reply with a continuation token closes its job,
 * and the function is invoked again with a new one.
 */
final class LambdaActions implements ActionKind {
  private static final Duration REPLY_LIMIT = Duration.ofMinutes(20);
  private static final Duration OVERALL_LIMIT = Duration.ofHours(24);

  private final World world;
  private final FunctionInvoker invoker;
  private final JobDocuments documents;
  private final Flow flow;
  private final Duration continuationDelay;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, Cancellation> replyTimers = new LinkedHashMap<>();

  LambdaActions(World world, FunctionInvoker invoker, JobDocuments documents, Flow flow) {
    this.world = world;
    this.invoker = invoker;
    this.documents = documents;
    this.flow = flow;
    this.continuationDelay = documents.settings().continuationDelay();
  }

  @Override
  public void start(ActionRun action, ActionEnd end) {
    action.timer(
        world.at(
            world.now().plus(OVERALL_LIMIT),
            "codepipeline lambda 24h limit",
            () -> end.fail(action, "JobFailed", unanswered(action))));
    awaitReply(action);
    invoke(action, Optional.empty());
  }

  /** GetJobDetails. */
  JsonNode details(JsonNode input) throws ServiceError {
    return Json.object().set("jobDetails", documents.details(job(input)));
  }

  /** PutJobSuccessResult. */
  JsonNode success(JsonNode input) throws ServiceError {
    Job job = open(input);
    job.close();
    ActionRun action = job.action();
    action.report(progress(input.path("executionDetails")));
    String token = input.path("continuationToken").asText("");
    if (token.isEmpty()) {
      for (Map.Entry<String, JsonNode> variable : input.path("outputVariables").properties()) {
        action.outputVariables().put(variable.getKey(), variable.getValue().asText());
      }
      flow.end(action, new ActionState.Succeeded());
    } else {
      awaitReply(action);
      action.timer(
          world.at(
              world.now().plus(continuationDelay),
              "codepipeline continuation",
              () -> invoke(action, Optional.of(token))));
    }
    return Json.object();
  }

  /** PutJobFailureResult. */
  JsonNode failure(JsonNode input) throws ServiceError {
    Job job = open(input);
    job.close();
    JsonNode details = input.path("failureDetails");
    String message = details.path("message").asText();
    job.action()
        .report(
            new Progress(
                Optional.of(message),
                Optional.ofNullable(details.path("externalExecutionId").textValue()),
                Optional.empty()));
    flow.end(job.action(), new ActionState.Failed(details.path("type").asText(), message));
    return Json.object();
  }

  private void invoke(ActionRun action, Optional<String> token) {
    Job job = new Job(world.uuid(), action, token);
    jobs.put(job.id(), job);
    String function = action.configuration().getOrDefault("FunctionName", "");
    try {
      invoker.invokeAsync(function, Json.write(documents.event(job)));
    } catch (ServiceError error) {
      flow.fail(
          action,
          "ConfigurationError",
          "The AWS Lambda function %s cannot be invoked: %s".formatted(function, error.message()));
    }
  }

  private void awaitReply(ActionRun action) {
    Cancellation before = replyTimers.remove(action.id());
    if (before != null) {
      before.cancel();
    }
    Cancellation timer =
        world.at(
            world.now().plus(REPLY_LIMIT),
            "codepipeline lambda 20min limit",
            () -> flow.fail(action, "JobFailed", unanswered(action)));
    replyTimers.put(action.id(), timer);
    action.timer(timer);
  }

  private static String unanswered(ActionRun action) {
    return "The AWS Lambda function %s failed to return a result. Check the function to verify that it has permission to send a result to AWS CodePipeline."
        .formatted(action.configuration().getOrDefault("FunctionName", ""));
  }

  private Job open(JsonNode input) throws ServiceError {
    Job job = job(input);
    if (job.closed() || !job.action().running()) {
      throw ServiceError.badRequest(
          "InvalidJobStateException", "Job '%s' is closed and takes no result".formatted(job.id()));
    }
    return job;
  }

  private Job job(JsonNode input) throws ServiceError {
    String id = input.path("jobId").asText();
    Job job = jobs.get(id);
    if (job == null) {
      throw ServiceError.badRequest(
          "JobNotFoundException", "Job '%s' does not exist".formatted(id));
    }
    return job;
  }

  private static Progress progress(JsonNode details) {
    JsonNode percent = details.path("percentComplete");
    return new Progress(
        Optional.ofNullable(details.path("summary").textValue()),
        Optional.ofNullable(details.path("externalExecutionId").textValue()),
        percent.isNumber() ? Optional.of(percent.asInt()) : Optional.empty());
  }
}
