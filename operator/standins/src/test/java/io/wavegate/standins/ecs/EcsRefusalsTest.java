package io.wavegate.standins.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.standins.Asked;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not there, or not deployed by ECS any more, is said in the service's words. */
class EcsRefusalsTest {
  private final EcsStandIn services =
      new EcsStandIn(new TestWorld(), "111122223333", "eu-west-1", event -> {});
  private final Asked ecs = new Asked(services);
  private String former = "";
  private String latter = "";

  @BeforeEach
  void aServiceAndTwoTaskDefinitions() {
    former = services.register("checkout", "checkout:41");
    latter = services.register("checkout", "checkout:42");
    services.putService("prod", "checkout", former, RolloutScript.NONE);
  }

  @Test
  void aTaskDefinitionThatIsInactiveIsDescribedAndNotDeployed() {
    services.deregister(latter);

    assertThat(
            ecs.of("DescribeTaskDefinition", "{\"taskDefinition\": \"checkout:2\"}")
                .at("/taskDefinition/status")
                .asText())
        .isEqualTo("INACTIVE");
    assertThat(
            ecs.of("DescribeTaskDefinition", "{\"taskDefinition\": \"checkout\"}")
                .at("/taskDefinition/taskDefinitionArn")
                .asText())
        .isEqualTo(former);
    String update =
        "{\"cluster\": \"prod\", \"service\": \"checkout\", \"taskDefinition\": \"%s\"}";
    assertThat(ecs.refused("UpdateService", update, latter))
        .isEqualTo("ClientException: TaskDefinition is inactive");
    services.delete(latter);
    assertThat(ecs.refused("UpdateService", update, latter))
        .isEqualTo("ClientException: TaskDefinition not found.");
    assertThat(ecs.refused("DescribeTaskDefinition", "{\"taskDefinition\": \"%s\"}", latter))
        .isEqualTo("ClientException: Unable to describe task definition.");
  }

  @Test
  void whatIsNotThereIsSaid() {
    String unknown =
        "arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/checkout/abcdefghijklmnopqrstu";
    assertThat(ecs.refused("StopServiceDeployment", "{\"serviceDeploymentArn\": \"%s\"}", unknown))
        .startsWith("ServiceDeploymentNotFoundException: ");
    assertThat(ecs.refused("StopServiceDeployment", "{\"serviceDeploymentArn\": \"checkout\"}"))
        .startsWith("InvalidParameterException: ");
    assertThat(
            ecs.of("DescribeServiceDeployments", "{\"serviceDeploymentArns\": [\"%s\"]}", unknown)
                .at("/failures/0/reason")
                .asText())
        .isEqualTo("MISSING");
    assertThat(ecs.refused("DescribeServices", "{\"services\": [\"checkout\"]}"))
        .isEqualTo("ClusterNotFoundException: Cluster not found.");
    assertThat(
            ecs.of("DescribeServices", "{\"cluster\": \"prod\", \"services\": [\"gone\"]}")
                .at("/failures/0/reason")
                .asText())
        .isEqualTo("MISSING");
    assertThat(
            ecs.refused("ListServiceDeployments", "{\"cluster\": \"prod\", \"service\": \"gone\"}"))
        .isEqualTo("ServiceNotFoundException: Service not found.");
  }

  @Test
  void aServiceThatIsDeletedOrCodeDeploysIsNotUpdated() {
    services.putCodeDeployService("prod", "blue-green", former);
    services.deleteService("prod", "checkout");

    assertThat(
            ecs.refused(
                "UpdateService",
                "{\"cluster\": \"prod\", \"service\": \"checkout\", \"taskDefinition\": \"%s\"}",
                latter))
        .isEqualTo("ServiceNotActiveException: Service was not ACTIVE.");
    assertThat(
            ecs.refused(
                "UpdateService",
                "{\"cluster\": \"prod\", \"service\": \"blue-green\", \"taskDefinition\": \"%s\"}",
                latter))
        .startsWith(
            "InvalidParameterException: Unable to update task definition on services with a"
                + " CODE_DEPLOY deployment controller.");
  }
}
