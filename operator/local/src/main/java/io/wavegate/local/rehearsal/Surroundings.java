package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.port.Parameters;
import io.wavegate.engine.EngineException;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.Deed.TestAnswers;
import io.wavegate.local.scenario.Deed.TestAnswers.Answer;
import io.wavegate.local.scenario.TestJob;
import io.wavegate.local.scenario.World;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.lambda.FunctionReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Alarms, traffic, tests and sites around the service, and how they change. */
final class Surroundings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHO = "platform";

  private final World world;
  private final LocalCloud cloud;
  private final Scheduler scheduler;
  private final Gauges here;
  private final Map<Place, Gauges> elsewhere = new LinkedHashMap<>();
  private final Teams teams;
  private final Map<String, TestAnswers> tests = new LinkedHashMap<>();
  private final Endpoints sites = new Endpoints();
  private final TestJobs jobs;

  Surroundings(World world, LocalCloud cloud, Scheduler scheduler) {
    this.world = world;
    this.cloud = cloud;
    this.scheduler = scheduler;
    this.teams = new Teams(world, cloud, scheduler);
    Caller platform = cloud.person(WHO);
    this.jobs = new TestJobs(cloud, scheduler);
    this.here = new Gauges(world, cloud.cloudWatch(), platform, scheduler);
    for (Place place : cloud.spokes().places()) {
      CloudWatchStandIn there = cloud.spokes().cloudWatch(place).orElseThrow();
      elsewhere.put(place, new Gauges(world, there, platform, scheduler));
    }
  }

  /** Alarms and traffic where Wavegate is. */
  Gauges here() {
    return here;
  }

  /** Who is asked for tests on a bus or a queue. */
  Teams teams() {
    return teams;
  }

  /** Those of another place, or of this one. */
  Gauges in(io.wavegate.core.model.Place place) {
    return elsewhere.getOrDefault(new Place(place.account(), place.region()), here);
  }

  /**
   * Puts everything there.
   *
   * @throws IllegalArgumentException if CloudWatch refuses an alarm of the world, Systems Manager a
   *     parameter, or one of its calendars is none
   */
  void furnish(Directory directory) {
    here.furnish();
    elsewhere.values().forEach(Gauges::furnish);
    cloud.spokes().furnished();
    world.functions().forEach(this::function);
    world.jobs().forEach(this::job);
    world.levers().forEach(this::lever);
    world.sites().forEach(site -> sites.furnish(directory, site));
    world.parameters().forEach(this::parameter);
    world.calendars().forEach(this::calendar);
    teams.furnish();
  }

  private void calendar(World.Calendar calendar) {
    try {
      cloud.further().documents().putCalendar(calendar.name(), calendar.text());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "calendar %s of the world: %s".formatted(calendar.name(), e.getMessage()), e);
    }
  }

  private void function(World.TestFunction test) {
    Answer answer = test.passes() ? Answer.PASSED : Answer.FAILED;
    tests.put(test.name(), new TestAnswers(test.name(), answer, test.takes(), test.summary(), ""));
    cloud.lambda().register(test.name(), (payload, reply) -> answer(test.name(), reply));
  }

  private void job(TestJob job) {
    tests.put(job.name(), job.answers());
    jobs.put(job);
    if (job.kind() == TestJob.Kind.MACHINE) {
      cloud
          .lambda()
          .register(TestJobs.workerOf(job.name()), (payload, reply) -> answer(job.name(), reply));
    }
  }

  /** It takes the work and answers by its task token, as a state machine's callback does. */
  private void lever(World.LeverFunction lever) {
    cloud
        .lambda()
        .register(
            lever.name(),
            (payload, reply) -> {
              reply.succeed("null");
              if (!lever.status().isEmpty()) {
                String token = parsed(payload).path("taskToken").asText();
                scheduler.at(
                    scheduler.now().plus(lever.takes()),
                    "lever " + lever.name(),
                    () -> answer(lever, token));
              }
            });
  }

  private void answer(World.LeverFunction lever, String token) {
    ObjectNode said =
        JSON.createObjectNode().put("status", lever.status()).put("message", lever.message());
    try {
      cloud.engine().sendTaskSuccess(token, said.toString());
    } catch (EngineException e) {
      // Nobody waits any more: it was too late, or the machine is gone. A function can only log it.
    }
  }

  private static JsonNode parsed(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a state machine sent no JSON: " + payload, e);
    }
  }

  private void answer(String function, FunctionReply reply) {
    TestAnswers test = Objects.requireNonNull(tests.get(function));
    Optional<String> status =
        switch (test.answer()) {
          case PASSED -> Optional.of("passed");
          case FAILED -> Optional.of("failed");
          case NOTHING -> Optional.empty();
        };
    status
        .map(s -> JSON.createObjectNode().put("status", s).put("summary", test.summary()))
        .ifPresent(
            said ->
                scheduler.at(
                    scheduler.now().plus(test.takes()),
                    "test " + function,
                    () -> reply.succeed(said.toString())));
  }

  /** As a platform engineer or a team puts it. */
  private void parameter(World.Parameter parameter) {
    if (parameter.name().startsWith(Parameters.SECRETS)) {
      cloud.parameters().putSecret(parameter.name(), parameter.value());
      return;
    }
    ObjectNode input =
        JSON.createObjectNode()
            .put("Name", parameter.name())
            .put("Value", parameter.value())
            .put("Type", "SecureString");
    try {
      JsonNode unused = cloud.parameters().call("PutParameter", input, cloud.person(WHO));
    } catch (ServiceError e) {
      throw new IllegalArgumentException(
          "parameter %s of the world: %s".formatted(parameter.name(), e.getMessage()), e);
    }
  }

  /** A test answers otherwise from now on. */
  void change(TestAnswers change) {
    tests.put(change.function(), change);
    jobs.change(change);
  }

  /** A site answers otherwise from now on. */
  void change(Deed.SiteAnswers change) {
    sites.change(change);
  }
}
