package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Levers;
import io.wavegate.core.port.Sent;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.EffectLog.Effect;
import io.wavegate.local.scenario.Fault;
import io.wavegate.local.scenario.Fault.Service.Answers;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.codedeploy.Group;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.ServiceCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shipped adapter, the shipped state machines and the services that they call, here and in
 * another account and Region, each with one thing to be rolled back.
 */
final class GivenLevers implements AutoCloseable {
  static final Place HUB = new Place("111122223333", "eu-west-1");
  static final Place SPOKE = new Place("444455556666", "us-east-1");

  /** Another Region of the hub's own account. */
  static final Place NEAR = new Place("111122223333", "eu-central-1");

  static final Lever GROUP = new Lever.CodeDeploy("checkout", "prod");
  static final Lever SERVICE = new Lever.EcsService("prod", "checkout");
  static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");
  static final Lever CONFIG = new Lever.AppConfig("app1234", "env1234");
  static final Lever STACK = new Lever.CloudFormation("checkout");

  private final Scheduler scheduler = new Scheduler(7, Instant.parse("2026-03-02T09:00:00Z"));
  private final H2ItemStore store = H2ItemStore.inMemory();
  private final Directory directory =
      new Directory(
          new Caller(
              HUB.account(),
              HUB.region(),
              "arn:aws:sts::111122223333:assumed-role/wavegate-step/wavegate-step"));
  private final LocalCloud cloud;
  private final List<ServiceCall> calls = new ArrayList<>();
  private String lost = "";
  private Rollout next = Rollout.success(Duration.ofMinutes(4));

  GivenLevers() {
    try {
      this.cloud =
          new LocalCloud(
              new LocalCloud.Parts(
                  Shipped.HOME,
                  place(HUB),
                  scheduler,
                  store,
                  (start, completion) -> completion.succeed("played", "played"),
                  List.of(place(SPOKE), place(NEAR))),
              directory,
              LocalCloud.template(Shipped.HOME, place(HUB)),
              new Interrupted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cloud.spokes().furnished();
    furnish(services(HUB));
    furnish(services(SPOKE));
    furnish(services(NEAR));
  }

  /** What the adapter calls is noted, and an answer may be lost on its way back. */
  private final class Interrupted implements Seams {
    @Override
    public CallInterceptor calls(CallInterceptor usual) {
      return (call, proceed) -> {
        HttpAnswer answer = usual.around(call, proceed);
        if (call instanceof ServiceCall service) {
          calls.add(service);
          if (service.operation().equals(lost)) {
            throw new SocketTimeoutException("Read timed out");
          }
        }
        return answer;
      };
    }
  }

  private static LocalCloud.Place place(Place place) {
    return new LocalCloud.Place(place.account(), place.region());
  }

  private void furnish(DeployServices there) {
    there.codeDeploy().putGroup(new Group("checkout", "prod", "Server", () -> next));
    there
        .ecs()
        .putService(
            "prod",
            "checkout",
            there.ecs().register("checkout", there.images().push("checkout", "1")),
            () -> next);
    there.versions().publish("checkout", "1");
    there.versions().publish("checkout", "2");
    there.versions().point("checkout", "live", "2");
    there.appConfig().putEnvironment("app1234", "env1234", () -> next, Duration.ofMinutes(10));
    there.appConfig().publish("app1234", "pro1234");
    there.appConfig().publish("app1234", "pro1234");
    there.cloudFormation().putStackThatKeepsWhatFailed("checkout");
  }

  LocalCloud cloud() {
    return cloud;
  }

  DeployServices services(Place place) {
    return place.equals(HUB)
        ? cloud.further().deploying()
        : cloud.spokes().deploying(place(place)).orElseThrow();
  }

  /** How what is deployed from now on goes. */
  void goes(Rollout rollout) {
    next = rollout;
  }

  void pass(Duration span) {
    scheduler.run(() -> false, scheduler.now().plus(span));
  }

  Levers levers() {
    return cloud.wiring().ports().levers();
  }

  Reading<LeverFacts> look(Place place, Lever lever) {
    return levers().look(place, lever);
  }

  LeverFacts found(Place place, Lever lever) {
    return switch (look(place, lever)) {
      case Read<LeverFacts> read -> read.value();
      case Unread<LeverFacts> unread -> throw new AssertionError(unread.why());
    };
  }

  Sent pull(Place place, LeverOrder order) {
    return levers().pull(place, order);
  }

  /** Calls a service as somebody who deploys. */
  JsonNode deploy(ServiceTable table, String operation, String input) {
    try {
      return table.call(operation, Json.parse(input), cloud.person("team"));
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  /** Deploys a revision to the group; its deployment. */
  String deployToGroup(Place place) {
    return deploy(
            services(place).codeDeploy(),
            "CreateDeployment",
            """
            {"applicationName": "checkout", "deploymentGroupName": "prod",
             "revision": {"revisionType": "S3", "s3Location": {"bucket": "b", "key": "k"}}}""")
        .path("deploymentId")
        .asText();
  }

  /** Deploys a new task definition. */
  void deployToService(Place place) {
    String image = services(place).images().push("checkout", "2");
    String definition = services(place).ecs().register("checkout", image);
    deploy(
        services(place).ecs(),
        "UpdateService",
        "{\"cluster\": \"prod\", \"service\": \"checkout\", \"taskDefinition\": \"%s\"}"
            .formatted(definition));
  }

  /** Deploys a version of the configuration. */
  void deployConfiguration(Place place, int version) {
    deploy(
        services(place).appConfig(),
        "StartDeployment",
        """
        {"ApplicationId": "app1234", "EnvironmentId": "env1234", "DeploymentStrategyId": "str1234",
         "ConfigurationProfileId": "pro1234", "ConfigurationVersion": "%d"}"""
            .formatted(version));
  }

  void updateStack(Place place) {
    try {
      services(place).cloudFormation().update("checkout", next);
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  /** From now on a service's operation answers badly wherever it is called. */
  void strike(String service, String operation, Answers answers) {
    cloud
        .faults()
        .begin(
            new Fault.Service(
                service, Optional.of(operation), Optional.empty(), answers, Optional.empty()));
  }

  /** From now on the answers of an operation that the adapter calls do not come. */
  void lose(String operation) {
    lost = operation;
  }

  /** The adapter's calls of an operation. */
  List<ServiceCall> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** Step Functions' own answer to a call in a place. */
  JsonNode states(Place place, String operation, String input) throws ServiceError {
    Caller caller = new Caller(place.account(), place.region(), "arn:aws:iam::1:user/x");
    return directory
        .table("states", caller)
        .orElseThrow()
        .call(operation, Json.parse(input), caller);
  }

  /** What was done, oldest first. */
  List<String> done() {
    return cloud.effects().all().stream().map(Effect::said).toList();
  }

  @Override
  public void close() {
    scheduler.close();
    store.close();
  }
}
