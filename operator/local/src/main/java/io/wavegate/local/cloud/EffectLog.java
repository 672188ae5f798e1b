package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.port.TimeSource;
import io.wavegate.local.integration.Passage;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.http.Call;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.ServiceCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was done to the services through the SDK: every call that changes something. */
public final class EffectLog {
  /** What an Express machine does for its caller is noted as what its tasks do. */
  private static final Set<String> READS =
      Set.of(
          "StartSyncExecution",
          "GetDeploymentGroup",
          "GetJobDetails",
          "GetPipeline",
          "GetPipelineState",
          "GetPipelineExecution",
          "ListPipelineExecutions",
          "ListActionExecutions",
          "DescribeAlarms",
          "DescribeAlarmHistory",
          "GetMetricData",
          "DescribeExecution",
          "GetParameter",
          "GetParametersByPath",
          "GetCalendarState",
          "AssumeRole",
          "GetCallerIdentity",
          "GetDeployment",
          "ListDeployments",
          "DescribeServices",
          "DescribeTaskDefinition",
          "DescribeImages",
          "ListObjectsV2",
          "ListServiceDeployments",
          "DescribeServiceDeployments",
          "GetAlias",
          "ListVersionsByFunction",
          "GetFunction",
          "GetFunctionConfiguration",
          "DescribeStacks",
          "DescribeStackEvents");

  private static final int OK = 200;

  private final TimeSource time;
  private final List<Effect> effects = new ArrayList<>();

  /**
   * One call that changed something.
   *
   * @param at when it was answered
   * @param service the service's endpoint prefix
   * @param operation the operation
   * @param target what it was done to: stage, action, state machine, ...; no secrets
   * @param detail what was said with it
   * @param accepted whether the service took it
   */
  public record Effect(
      Instant at,
      String service,
      String operation,
      String target,
      String detail,
      boolean accepted) {
    /** What ends the words of an effect that the service did not take. */
    public static final String REFUSED = "(refused)";

    /** {@code PutApprovalResult Prod-OneBox/PromotionGate Approved}. */
    public String said() {
      String text = operation + (target.isEmpty() ? "" : " " + target);
      return (detail.isEmpty() ? text : text + " " + detail) + (accepted ? "" : " " + REFUSED);
    }
  }

  EffectLog(TimeSource time) {
    this.time = time;
  }

  /** Notes a call that was carried out, and hands its answer on. */
  HttpAnswer noted(Call call, HttpAnswer answer) {
    note(call, answer.status() == OK);
    return answer;
  }

  /** Notes what tasks of state machines do to services, with what may go wrong around them. */
  Passage noting(Passage inner) {
    return (call, proceed) -> {
      try {
        return inner.through(
            call,
            () -> {
              JsonNode answer = proceed.run();
              note(call, true);
              return answer;
            });
      } catch (ServiceError refused) {
        note(call, false);
        throw refused;
      }
    };
  }

  /** Notes a call that was not carried out. */
  void refused(Call call) {
    note(call, false);
  }

  private void note(Call call, boolean accepted) {
    if (call instanceof ServiceCall service && !READS.contains(service.operation())) {
      effects.add(
          new Effect(
              time.now(),
              service.service(),
              service.operation(),
              target(service),
              detail(service),
              accepted));
    }
  }

  /** All of them, oldest first. */
  public List<Effect> all() {
    return List.copyOf(effects);
  }

  private static String target(ServiceCall call) {
    String lever = LeverWords.target(call);
    return lever.isEmpty() ? target(call.input()) : lever;
  }

  private static String detail(ServiceCall call) {
    String lever = LeverWords.detail(call);
    return lever.isEmpty() ? detail(call.operation(), call.input()) : lever;
  }

  private static String target(JsonNode input) {
    String stage = input.path("stageName").asText();
    if (!stage.isEmpty()) {
      String action = input.path("actionName").asText();
      return action.isEmpty() ? stage : stage + "/" + action;
    }
    String machine = input.path("stateMachineArn").asText();
    return machine.isEmpty()
        ? input.path("Subject").asText()
        : machine.replaceFirst("^.*:stateMachine:", "").replaceFirst(":.*", "");
  }

  /** Tokens and job ids are secrets; they are not among what is shown. */
  private static String detail(String operation, JsonNode input) {
    return switch (operation) {
      case "PutApprovalResult" -> input.at("/result/status").asText();
      case "PutJobSuccessResult" ->
          input.has("continuationToken")
              ? "in progress: " + input.at("/executionDetails/summary").asText()
              : input.at("/executionDetails/summary").asText();
      case "PutJobFailureResult" ->
          input.at("/failureDetails/type").asText()
              + ": "
              + input.at("/failureDetails/message").asText();
      case "RollbackStage" -> "to " + input.path("targetPipelineExecutionId").asText();
      case "StartExecution" -> input.path("name").asText();
      case "SendTaskFailure" -> input.path("error").asText();
      default -> "";
    };
  }
}
