package io.wavegate.standins.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stack is taken back while it is updated, or once its update has failed; at no other time. */
class CloudFormationStandInTest {
  private static final Rollout MINUTES = Rollout.success(Duration.ofMinutes(5));

  private final TestWorld world = new TestWorld();
  private final List<ObjectNode> events = new ArrayList<>();
  private final CloudFormationStandIn stacks =
      new CloudFormationStandIn(world, "111122223333", "eu-west-1", events::add);
  private final Asked formation = new Asked(stacks);

  private String status(String name) {
    return formation
        .of("DescribeStacks", "{\"StackName\": \"%s\"}", name)
        .at("/Stacks/0/StackStatus")
        .asText();
  }

  private List<String> told() {
    return events.stream()
        .map(event -> event.at("/detail/status-details/status").asText())
        .toList();
  }

  @Test
  void anUpdateGoesThroughItsStatusesAndTellsOfThem() throws ServiceError {
    String id = stacks.putStack("checkout");
    List<String> ends = new ArrayList<>();

    assertThat(stacks.update("checkout", MINUTES)).isEqualTo(id);
    stacks.whenEnded("checkout", end -> ends.add(end.path("StackStatus").asText()));
    assertThat(status("checkout")).isEqualTo("UPDATE_IN_PROGRESS");
    world.pass(Duration.ofMinutes(6));

    assertThat(status(id)).isEqualTo("UPDATE_COMPLETE");
    assertThat(ends).containsExactly("UPDATE_COMPLETE");
    assertThat(told())
        .containsExactly(
            "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE");
    assertThat(events.getFirst().path("detail-type").asText())
        .isEqualTo("CloudFormation Stack Status Change");
    assertThat(events.getFirst().at("/detail/stack-id").asText()).isEqualTo(id);
  }

  @Test
  void anUpdateIsCancelledAndRollsBack() throws ServiceError {
    stacks.putStack("checkout");
    stacks.update("checkout", Rollout.hanging());
    world.pass(Duration.ofMinutes(1));

    formation.of(
        "CancelUpdateStack", "{\"StackName\": \"checkout\", \"ClientRequestToken\": \"t1\"}");
    assertThat(status("checkout")).isEqualTo("UPDATE_ROLLBACK_IN_PROGRESS");
    formation.of(
        "CancelUpdateStack", "{\"StackName\": \"checkout\", \"ClientRequestToken\": \"t1\"}");
    world.pass(Duration.ofMinutes(3));

    assertThat(status("checkout")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    JsonNode history =
        formation.of("DescribeStackEvents", "{\"StackName\": \"checkout\"}").path("StackEvents");
    assertThat(history.findValuesAsText("ResourceStatus"))
        .containsExactly(
            "UPDATE_ROLLBACK_COMPLETE",
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_IN_PROGRESS");
    assertThat(history.at("/0/ClientRequestToken").asText()).isEqualTo("t1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE_COMPLETE",
        "UPDATE_COMPLETE",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "UPDATE_FAILED",
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "UPDATE_ROLLBACK_COMPLETE"
      })
  void onlyAnUpdateThatIsUnderWayIsCancelled(String status) throws ServiceError {
    stacks.putStack("checkout");
    stacks.become("checkout", status, "");

    assertThat(formation.refused("CancelUpdateStack", "{\"StackName\": \"checkout\"}"))
        .isEqualTo("ValidationError: CancelUpdateStack cannot be called from current stack status");
  }

  @Test
  void anUpdateThatFailedAndKeptWhatItDidIsRolledBackOnce() throws ServiceError {
    stacks.putStackThatKeepsWhatFailed("checkout");
    stacks.update("checkout", Rollout.failure(Duration.ofMinutes(1), "limit exceeded"));
    world.pass(Duration.ofMinutes(2));
    assertThat(status("checkout")).isEqualTo("UPDATE_FAILED");
    String request = "{\"StackName\": \"checkout\", \"ClientRequestToken\": \"t1\"}";

    assertThat(formation.of("RollbackStack", request).path("StackId").asText())
        .startsWith("arn:aws:cloudformation:eu-west-1:111122223333:stack/checkout/");
    assertThat(status("checkout")).isEqualTo("UPDATE_ROLLBACK_IN_PROGRESS");
    formation.of("RollbackStack", request);
    world.pass(Duration.ofMinutes(3));

    assertThat(status("checkout")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(formation.of("RollbackStack", request).has("StackId")).isTrue();
    assertThat(told()).containsOnlyOnce("UPDATE_ROLLBACK_IN_PROGRESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE_COMPLETE",
        "UPDATE_IN_PROGRESS",
        "UPDATE_COMPLETE",
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "UPDATE_ROLLBACK_FAILED",
        "UPDATE_ROLLBACK_COMPLETE"
      })
  void fromNoOtherStatusIsAStackRolledBack(String status) throws ServiceError {
    stacks.putStack("checkout");
    stacks.become("checkout", status, "");

    assertThat(formation.refused("RollbackStack", "{\"StackName\": \"checkout\"}"))
        .startsWith("ValidationError: ");
  }

  @Test
  void aStackThatWasNeverStableIsDeleted() throws ServiceError {
    String id = stacks.putStack("checkout");
    stacks.become("checkout", "CREATE_FAILED", "no capacity");

    formation.of("RollbackStack", "{\"StackName\": \"checkout\"}");
    world.pass(Duration.ofMinutes(1));

    assertThat(status(id)).isEqualTo("DELETE_COMPLETE");
    assertThat(stacks.hasStack("checkout")).isFalse();
    assertThat(formation.of("DescribeStacks", "{}").path("Stacks")).isEmpty();
  }

  @Test
  void aTokenStandsForOneRequest() throws ServiceError {
    stacks.putStack("checkout");
    stacks.putStack("basket");
    stacks.update("checkout", Rollout.hanging());
    stacks.update("basket", Rollout.hanging());
    formation.of(
        "CancelUpdateStack", "{\"StackName\": \"checkout\", \"ClientRequestToken\": \"t1\"}");

    assertThat(
            formation.refused(
                "CancelUpdateStack", "{\"StackName\": \"basket\", \"ClientRequestToken\": \"t1\"}"))
        .startsWith("TokenAlreadyExistsException: ");
    assertThat(
            formation.refused(
                "RollbackStack", "{\"StackName\": \"checkout\", \"ClientRequestToken\": \"t1\"}"))
        .startsWith("TokenAlreadyExistsException: ");
  }

  @Test
  void aFailedUpdateRollsBackByItselfAndARollbackMayFail() throws ServiceError {
    stacks.putStack("checkout");
    stacks.update("checkout", Rollout.failure(Duration.ofMinutes(1), "limit exceeded"));
    world.pass(Duration.ofMinutes(5));
    assertThat(status("checkout")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");

    stacks.update("checkout", Rollout.hanging().back(Duration.ofMinutes(1), false));
    formation.of("CancelUpdateStack", "{\"StackName\": \"checkout\"}");
    world.pass(Duration.ofMinutes(5));
    assertThat(status("checkout")).isEqualTo("UPDATE_ROLLBACK_FAILED");
    assertThatThrownBy(() -> stacks.update("checkout", MINUTES))
        .hasMessageContaining("is in UPDATE_ROLLBACK_FAILED state and can not be updated.");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(formation.refused("DescribeStacks", "{\"StackName\": \"gone\"}"))
        .isEqualTo("ValidationError: Stack with id gone does not exist");
    assertThat(formation.refused("CancelUpdateStack", "{\"StackName\": \"gone\"}"))
        .isEqualTo("ValidationError: Stack [gone] does not exist");
    assertThat(formation.refused("RollbackStack", "{\"StackName\": \"gone\"}"))
        .isEqualTo("ValidationError: Stack [gone] does not exist");
  }
}
