package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.OperateApi.Response;
import io.wavegate.local.scenario.Asks;
import io.wavegate.local.scenario.PersonActs;
import io.wavegate.standins.ServiceError;
import java.util.function.Consumer;

/** What people do in the console, by CodePipeline's own operations, and ask of Wavegate. */
final class People {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Policy policy;
  private final LocalCloud cloud;

  People(Policy policy, LocalCloud cloud) {
    this.policy = policy;
    this.cloud = cloud;
  }

  /**
   * Does it.
   *
   * @param execution the release
   * @throws ServiceError if CodePipeline refuses it
   */
  void act(PersonActs deed, String execution) throws ServiceError {
    switch (deed.act()) {
      case APPROVE -> answer(deed, "Approved");
      case REJECT -> answer(deed, "Rejected");
      case STOP -> stop(deed, execution, false);
      case ABANDON -> stop(deed, execution, true);
      case RETRY -> retry(deed, execution, "FAILED_ACTIONS");
      case RETRY_ALL -> retry(deed, execution, "ALL_ACTIONS");
      case CLOSE ->
          call(
              deed,
              "DisableStageTransition",
              ofStage(deed).put("transitionType", "Inbound").put("reason", deed.says()));
      case OPEN ->
          call(deed, "EnableStageTransition", ofStage(deed).put("transitionType", "Inbound"));
    }
  }

  /**
   * Asks.
   *
   * @param execution the release that is rehearsed
   * @param reply is given the answer
   */
  void ask(Asks deed, String execution, Consumer<Response> reply) {
    ObjectNode body = JSON.createObjectNode().put("reason", deed.says());
    deed.texts().forEach(body::put);
    if (deed.texts().containsValue(Asks.THIS)) {
      body.put("release", execution);
    }
    String path = deed.ofAll() ? "/all/" : "/services/" + policy.service() + "/";
    String act = deed.act().word() + (deed.ofTeam() ? "-region" : "");
    cloud.api().post(path + act, body.toString(), cloud.person(deed.by()).principalArn(), reply);
  }

  private WavePolicy wave(PersonActs deed) {
    return deed.wave().flatMap(policy::wave).orElseThrow();
  }

  private ObjectNode input() {
    return JSON.createObjectNode().put("pipelineName", policy.pipeline());
  }

  private ObjectNode ofStage(PersonActs deed) {
    return input().put("stageName", wave(deed).stage());
  }

  private void call(PersonActs deed, String operation, JsonNode input) throws ServiceError {
    cloud.pipelines().call(operation, input, cloud.person(deed.by()));
  }

  private void stop(PersonActs deed, String execution, boolean abandon) throws ServiceError {
    call(
        deed,
        "StopPipelineExecution",
        input()
            .put("pipelineExecutionId", execution)
            .put("abandon", abandon)
            .put("reason", deed.says()));
  }

  private void retry(PersonActs deed, String execution, String mode) throws ServiceError {
    call(
        deed,
        "RetryStageExecution",
        ofStage(deed).put("pipelineExecutionId", execution).put("retryMode", mode));
  }

  private void answer(PersonActs deed, String status) throws ServiceError {
    WavePolicy wave = wave(deed);
    String action = (deed.gate().equals("entry") ? wave.entry() : wave.promotion()).action();
    ObjectNode input =
        ofStage(deed).put("actionName", action).put("token", token(wave.stage(), action));
    input.putObject("result").put("status", status).put("summary", deed.says());
    call(deed, "PutApprovalResult", input);
  }

  /** The token that the console has of the action. */
  private String token(String stage, String action) throws ServiceError {
    JsonNode state =
        cloud
            .pipelines()
            .call(
                "GetPipelineState",
                JSON.createObjectNode().put("name", policy.pipeline()),
                cloud.person("console"));
    for (JsonNode shown : state.path("stageStates")) {
      for (JsonNode of : shown.path("actionStates")) {
        String token = of.at("/latestExecution/token").asText();
        boolean asked =
            shown.path("stageName").asText().equals(stage)
                && of.path("actionName").asText().equals(action);
        if (asked && !token.isEmpty()) {
          return token;
        }
      }
    }
    throw ServiceError.badRequest("NotDone", stage + "/" + action + " waits for no approval");
  }
}
