package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.local.Shipped;
import io.wavegate.local.scenario.Deployable.Course;
import io.wavegate.local.scenario.Deployable.Goes;
import io.wavegate.local.scenario.ScenarioReader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a world's services deploy is read from the world's file. */
class DeployablesTest {
  private final Path checkout;

  DeployablesTest(@TempDir Path home) {
    checkout = Shipped.copyTo(home).resolve("examples/checkout");
  }

  private void appended(String text) throws IOException {
    Files.writeString(checkout.resolve("world.yaml"), text, StandardOpenOption.APPEND);
  }

  private Result result() throws IOException {
    return ScenarioReader.read(checkout.resolve("scenarios/alarm-mid-bake.yaml"));
  }

  @Test
  void eachKindIsReadWithWhereItIsAndHowItGoes() throws IOException {
    appended(
        """
        codedeploy:
          - {application: checkout, group: prod, platform: Lambda, account: "444455556666",
             region: us-east-1, takes: 5m, goes: hangs, back-takes: 3m, back: fails}
        ecs-services:
          - {cluster: prod, service: checkout, task-definition: checkout-task, revisions: 3}
        lambda-aliases:
          - {function: checkout, alias: live, versions: ["40", "41"], version: "41", goes: fails}
        appconfig:
          - {application: app1234, environment: env1234, profile: pro1234, versions: 2, bakes: 5m}
        stacks:
          - {name: checkout, failed-update: stays}
        """);
    Course usual =
        new Course(
            Optional.empty(),
            Optional.empty(),
            Duration.ofMinutes(6),
            Goes.SUCCEEDS,
            Duration.ofMinutes(2),
            true);
    Course failing =
        new Course(
            Optional.empty(),
            Optional.empty(),
            Duration.ofMinutes(6),
            Goes.FAILS,
            Duration.ofMinutes(2),
            true);

    assertThat(
            Shipped.read(checkout.resolve("scenarios/alarm-mid-bake.yaml")).world().deployables())
        .containsExactly(
            new Deployable.DeploymentGroup(
                "checkout",
                "prod",
                "Lambda",
                new Course(
                    Optional.of("444455556666"),
                    Optional.of("us-east-1"),
                    Duration.ofMinutes(5),
                    Goes.HANGS,
                    Duration.ofMinutes(3),
                    false)),
            new Deployable.EcsService("prod", "checkout", "checkout-task", 3, usual),
            new Deployable.LambdaAlias("checkout", "live", List.of("40", "41"), "41", failing),
            new Deployable.Configuration(
                "app1234", "env1234", "pro1234", 2, Duration.ofMinutes(5), usual),
            new Deployable.Stack("checkout", true, usual));
  }

  @Test
  void whatMakesNoSenseIsSaid() throws IOException {
    appended(
        """
        stacks:
          - {name: checkout, goes: stands}
        lambda-aliases:
          - {function: checkout, alias: live, versions: ["v1"], version: "41"}
        appconfig:
          - {application: Checkout, environment: env1234, profile: pro1234}
        ecs-services:
          - {cluster: prod, service: checkout, takes: 5m, account: "12", hangs: true}
        """);

    if (!(result() instanceof Result.Rejected(var problems))) {
      throw new AssertionError("read");
    }
    assertThat(problems.stream().map(Problem::said))
        .anySatisfy(said -> assertThat(said).contains("goes must be succeeds, fails or hangs"))
        .anySatisfy(said -> assertThat(said).contains("must be a number of a version, in quotes"))
        .anySatisfy(said -> assertThat(said).contains("must be an id of AppConfig"))
        .anySatisfy(said -> assertThat(said).contains("must be an account of twelve digits"))
        .anySatisfy(said -> assertThat(said).contains("unknown key \"hangs\""));
  }
}
