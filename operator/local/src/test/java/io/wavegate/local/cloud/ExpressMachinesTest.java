package io.wavegate.local.cloud;

import static io.wavegate.local.cloud.GivenLevers.HUB;
import static io.wavegate.local.cloud.GivenLevers.SPOKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.model.Place;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines that are waited for, as Step Functions answers of them. */
class ExpressMachinesTest {
  private final GivenLevers given = new GivenLevers();

  @AfterEach
  void close() {
    given.close();
  }

  private static String arn(Place place, String name) {
    return "arn:aws:states:%s:%s:stateMachine:wavegate-%s"
        .formatted(place.region(), place.account(), name);
  }

  private JsonNode start(String machine, String input) throws ServiceError {
    return given.states(
        HUB,
        "StartSyncExecution",
        Json.write(Json.object().put("stateMachineArn", machine).put("input", input)));
  }

  @Test
  void theAnswerIsTheExecutionsEnd() throws ServiceError {
    JsonNode answer =
        start(
            arn(HUB, "lever-look"),
            "{\"lever\":\"lambda-alias\",\"function\":\"checkout\",\"alias\":\"live\"}");

    assertThat(answer.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(answer.path("executionArn").asText())
        .startsWith("arn:aws:states:eu-west-1:111122223333:express:wavegate-lever-look:");
    assertThat(answer.path("stateMachineArn").asText()).isEqualTo(arn(HUB, "lever-look"));
    assertThat(Json.parse(answer.path("output").asText()).path("version").asText()).isEqualTo("2");
    assertThat(answer.at("/outputDetails/included").asBoolean()).isTrue();
    assertThat(answer.path("stopDate").decimalValue())
        .isGreaterThanOrEqualTo(answer.path("startDate").decimalValue());
    assertThat(answer.at("/billingDetails/billedDurationInMilliseconds").asLong()).isPositive();
    assertThat(answer.has("error")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lever-look | {\"lever\":\"elevator\"}",
        "lever-look | {\"order\":\"stop-ecs\"}",
        "lever-pull | {\"order\":\"stop\"}",
        "lever-pull | {\"order\":\"\"}"
      })
  void aWordThatAMachineDoesNotKnowIsNoSuccess(String machine, String input) {
    try {
      JsonNode answer = start(arn(HUB, machine), input);
      assertThat(answer.path("status").asText()).isEqualTo("FAILED");
      assertThat(answer.path("error").asText())
          .isIn("Wavegate.UnknownLever", "States.QueryEvaluationError");
    } catch (ServiceError e) {
      throw new AssertionError(e.code(), e);
    }
    assertThat(given.done()).isEmpty();
  }

  @Test
  void aStandardMachineIsNotWaitedForAndAnExpressOneIsNotLetGo() {
    assertThatThrownBy(() -> start(arn(HUB, "rollback"), "{}"))
        .isInstanceOfSatisfying(
            ServiceError.class,
            refused -> assertThat(refused.code()).isEqualTo("StateMachineTypeNotSupported"));
    assertThatThrownBy(() -> start(arn(HUB, "gone"), "{}"))
        .isInstanceOfSatisfying(
            ServiceError.class,
            refused -> assertThat(refused.code()).isEqualTo("StateMachineDoesNotExist"));
    for (String operation : List.of("StartExecution", "ListExecutions")) {
      assertThatThrownBy(
              () ->
                  given.states(
                      HUB,
                      operation,
                      "{\"stateMachineArn\": \"%s\"}".formatted(arn(HUB, "lever-look"))))
          .isInstanceOfSatisfying(
              ServiceError.class,
              refused -> assertThat(refused.code()).isEqualTo("StateMachineTypeNotSupported"));
    }
  }

  @Test
  void bothKindsAreListedWithTheirType() throws ServiceError {
    List<String> here = types(HUB);
    List<String> there = types(SPOKE);

    assertThat(here)
        .containsExactlyInAnyOrder(
            "wavegate-wave-gate STANDARD",
            "wavegate-rollback STANDARD",
            "wavegate-lever-look EXPRESS",
            "wavegate-lever-pull EXPRESS");
    assertThat(there)
        .containsExactlyInAnyOrder("wavegate-lever-look EXPRESS", "wavegate-lever-pull EXPRESS");
  }

  private List<String> types(Place place) throws ServiceError {
    List<String> types = new ArrayList<>();
    for (JsonNode machine : given.states(place, "ListStateMachines", "{}").path("stateMachines")) {
      types.add(machine.path("name").asText() + " " + machine.path("type").asText());
    }
    return types;
  }

  @Test
  void noEventTellsOfThemAndNothingIsKept() throws ServiceError {
    List<String> events = new ArrayList<>();
    given.cloud().listen(event -> events.add(event.path("detail-type").asText()));

    start(arn(HUB, "lever-look"), "{\"lever\":\"cloudformation\",\"stack\":\"checkout\"}");

    assertThat(events).isEmpty();
    assertThat(given.cloud().engine().listStateMachines()).hasSize(2);
  }
}
