package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machines {@code lever-look} and {@code lever-pull}, which answer while their caller waits:
 * what the one finds, and whether the other's service refuses, is for a test to say.
 */
public final class TestLevers {
  private static final String SDK = " (Service: Any, Status Code: 400, Request ID: 1)";

  private final List<String> orders = new ArrayList<>();
  private final List<String> looks = new ArrayList<>();
  private String artefacts = artefact("STANDARD", "");
  private Optional<String> found = Optional.empty();
  private Optional<Failure> refusal = Optional.empty();
  private Runnable ordered = () -> {};

  private record Failure(String error, String cause) {}

  TestLevers() {}

  /** What a look finds from now on. */
  public void find(LeverFacts facts) {
    ObjectNode output = (ObjectNode) CoreJson.tree(facts);
    output.remove("is");
    found = Optional.of(output.toString());
  }

  /** A look finds that what it is asked for is not there. */
  public void findNothing(String why) {
    found = Optional.of(JsonNodeFactory.instance.objectNode().put("absent", why + SDK).toString());
  }

  /** From now on a look ends without having found out anything. */
  public void findNoAnswer() {
    found = Optional.empty();
  }

  /** From now on the service refuses every order. */
  public void refuse(String code, String message) {
    refusal = Optional.of(new Failure("Any." + code, message + SDK));
  }

  /** Somebody acts once, as the next order is being carried out. */
  public void meanwhile(Runnable act) {
    ordered =
        () -> {
          ordered = () -> {};
          act.run();
        };
  }

  /** The orders that were given, refused ones included, as they were asked for. */
  public List<String> orders() {
    return List.copyOf(orders);
  }

  /** StartSyncExecution of one of them. */
  JsonNode run(JsonNode request) throws ServiceError {
    String arn = request.path("stateMachineArn").asText();
    return switch (arn.substring(arn.lastIndexOf(':') + 1)) {
      case "wavegate-lever-look" -> look(arn, request.path("input").asText());
      case "wavegate-lever-pull" -> pull(arn, request.path("input").asText());
      default ->
          throw ServiceError.badRequest(
              "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    };
  }

  /** What a look was asked of the artefacts of a stage, first to last. */
  List<String> looks() {
    return List.copyOf(looks);
  }

  /** From now on the one artefact of every stage is found so. */
  void keeps(String storage, String why) {
    artefacts = artefact(storage, why);
  }

  private static String artefact(String storage, String why) {
    return """
        {"whole": true, "artefacts": [{"name": "Build", "bucket": "checkout-artifacts",
         "key": "checkout/Build/1", "storage": "%s", "why": "%s"}]}"""
        .formatted(storage, why);
  }

  private JsonNode look(String arn, String question) {
    if (question.contains("\"pipeline-stage\"")) {
      looks.add(question);
      return succeeded(arn, artefacts);
    }
    return found
        .map(output -> succeeded(arn, output))
        .orElseGet(() -> failed(arn, new Failure("States.TaskFailed", "Rate exceeded" + SDK)));
  }

  private JsonNode pull(String arn, String order) {
    orders.add(order);
    ordered.run();
    return refusal
        .map(failure -> failed(arn, failure))
        .orElseGet(() -> succeeded(arn, "{\"said\": \"\"}"));
  }

  private static ObjectNode succeeded(String arn, String output) {
    return ended(arn, "SUCCEEDED").put("output", output);
  }

  private static ObjectNode failed(String arn, Failure failure) {
    return ended(arn, "FAILED").put("error", failure.error()).put("cause", failure.cause());
  }

  private static ObjectNode ended(String arn, String status) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("executionArn", arn.replace(":stateMachine:", ":express:") + ":one:two")
        .put("stateMachineArn", arn)
        .put("startDate", 1_772_442_000)
        .put("stopDate", 1_772_442_001)
        .put("status", status);
  }
}
