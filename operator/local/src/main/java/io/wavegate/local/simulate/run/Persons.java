package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.yaml.Durations;
import io.wavegate.core.people.Act;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import io.wavegate.standins.ServiceError;
import java.util.Optional;

/** People who act in the console, which is CodePipeline's own operations. */
final class Persons {
  private final Stage stage;
  private final LocalCloud cloud;

  Persons(Stage stage, LocalCloud cloud) {
    this.stage = stage;
    this.cloud = cloud;
  }

  /**
   * Does it, or is refused.
   *
   * @param release the execution that is simulated
   * @param before the execution before it
   */
  void act(Element.PersonActs acts, String release, String before) {
    Plan.Wave wave = stage.schedule().plan().waves().get(acts.wave());
    String action =
        switch (acts.act()) {
          case APPROVE, REJECT, RETRY, RETRY_ALL -> Plan.PROMOTION;
          case APPROVE_ENTRY, REJECT_ENTRY -> Plan.ENTRY;
          case STOP, ABANDON, CLOSE, OPEN, ROLL_BACK -> "";
        };
    boolean accepted;
    String execution = release;
    try {
      execution = perform(acts, wave.stage(), action, new Executions(release, before));
      accepted = true;
    } catch (ServiceError refused) {
      accepted = false;
    }
    stage
        .trace()
        .add(
            new PersonActed(
                stage.now(), acts.act().name(), wave.stage(), action, execution, accepted));
  }

  /** Asks Wavegate; that it was taken is known once it has answered so. */
  void ask(Element.PersonAsks asks, String release) {
    boolean ofWave =
        switch (asks.act()) {
          case APPROVE, REJECT, ABORT, EXTEND, REOPEN, ROLLBACK -> true;
          case HOLD, LIFT, FIX_FORWARD, SKIP_WINDOW -> false;
        };
    Plan.Wave wave = stage.schedule().plan().waves().get(asks.wave());
    String stageName = ofWave ? wave.stage() : "";
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", "I say so");
    if (ofWave) {
      body.put("wave", wave.name()).put("release", release);
    }
    if (asks.act() == Act.EXTEND) {
      body.put("by", Durations.said(Element.PersonAsks.EXTENDS));
    }
    ask(asks.act(), stageName, release, body);
  }

  /** Asks Wavegate to roll the release back, from one wave or from all that it reached. */
  void takeBack(Element.PersonTakesBack back, String release) {
    Optional<Plan.Wave> wave = back.wave().map(stage.schedule().plan().waves()::get);
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("reason", "I say so").put("release", release);
    wave.ifPresent(named -> body.put("wave", named.name()));
    ask(Act.ROLLBACK, wave.map(Plan.Wave::stage).orElse(""), release, body);
  }

  private void ask(Act asked, String stageName, String release, ObjectNode body) {
    String act = asked.name();
    stage.trace().add(new PersonAsked(stage.now(), act, stageName, release));
    cloud
        .api()
        .post(
            "/services/" + Plan.SERVICE + "/" + asked.word(),
            body.toString(),
            cloud.person("person").principalArn(),
            answer ->
                stage
                    .trace()
                    .add(
                        new PersonActed(
                            stage.now(),
                            act + "_ASKED",
                            stageName,
                            "",
                            release,
                            answer.status() == 200)));
  }

  private void retry(ObjectNode input, String release, String mode) throws ServiceError {
    call("RetryStageExecution", input.put("pipelineExecutionId", release).put("retryMode", mode));
  }

  private record Executions(String release, String before) {}

  /** Performs it; on which execution. */
  private String perform(
      Element.PersonActs acts, String stageName, String action, Executions executions)
      throws ServiceError {
    ObjectNode input = input().put("stageName", stageName);
    String release = executions.release();
    switch (acts.act()) {
      case APPROVE, APPROVE_ENTRY -> {
        return answer(input, action, "Approved");
      }
      case REJECT, REJECT_ENTRY -> {
        return answer(input, action, "Rejected");
      }
      case RETRY -> retry(input, release, "FAILED_ACTIONS");
      case RETRY_ALL -> retry(input, release, "ALL_ACTIONS");
      case STOP, ABANDON ->
          call(
              "StopPipelineExecution",
              input()
                  .put("pipelineExecutionId", release)
                  .put("abandon", acts.act() == Element.PersonActs.Act.ABANDON)
                  .put("reason", "not this one"));
      case CLOSE ->
          call(
              "DisableStageTransition",
              input.put("transitionType", "Inbound").put("reason", "closed by a person"));
      case OPEN -> call("EnableStageTransition", input.put("transitionType", "Inbound"));
      case ROLL_BACK ->
          call("RollbackStage", input.put("targetPipelineExecutionId", executions.before()));
    }
    return release;
  }

  private static ObjectNode input() {
    return JsonNodeFactory.instance.objectNode().put("pipelineName", Plan.PIPELINE);
  }

  private JsonNode call(String operation, JsonNode input) throws ServiceError {
    return cloud.pipelines().call(operation, input, cloud.person("person"));
  }

  /** Answers the action with the token that the console has; whose execution that is. */
  private String answer(ObjectNode input, String action, String status) throws ServiceError {
    JsonNode state =
        call("GetPipelineState", JsonNodeFactory.instance.objectNode().put("name", Plan.PIPELINE));
    for (JsonNode shown : state.path("stageStates")) {
      for (JsonNode of : shown.path("actionStates")) {
        String token = of.at("/latestExecution/token").asText();
        if (shown.path("stageName").asText().equals(input.path("stageName").asText())
            && of.path("actionName").asText().equals(action)
            && !token.isEmpty()) {
          input.put("actionName", action).put("token", token);
          input.putObject("result").put("status", status).put("summary", "I say so");
          call("PutApprovalResult", input);
          return shown.at("/latestExecution/pipelineExecutionId").asText();
        }
      }
    }
    throw ServiceError.badRequest("NotDone", "nothing waits for an approval there");
  }
}
