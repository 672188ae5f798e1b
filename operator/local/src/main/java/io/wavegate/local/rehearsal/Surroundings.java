package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.Deed.TestAnswers;
import io.wavegate.local.scenario.Deed.TestAnswers.Answer;
import io.wavegate.local.scenario.World;
import io.wavegate.local.scenario.World.CompositeAlarm;
import io.wavegate.local.scenario.World.Endpoint;
import io.wavegate.local.scenario.World.MetricAlarm;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.cloudwatch.MetricName;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.lambda.FunctionReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Alarms, traffic, tests and sites around the service, and how they change. */
final class Surroundings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUIET = "Threshold not crossed";
  private static final String WHO = "platform";

  private final World world;
  private final LocalCloud cloud;
  private final Scheduler scheduler;
  private final Map<String, TrafficFlow> traffic = new LinkedHashMap<>();
  private final Map<String, TestAnswers> tests = new LinkedHashMap<>();
  private final Map<String, Endpoint> sites = new LinkedHashMap<>();

  Surroundings(World world, LocalCloud cloud, Scheduler scheduler) {
    this.world = world;
    this.cloud = cloud;
    this.scheduler = scheduler;
  }

  /**
   * Puts everything there.
   *
   * @throws IllegalArgumentException if CloudWatch refuses an alarm of the world, or one of its
   *     calendars is none
   */
  void furnish(Directory directory) {
    try {
      for (MetricAlarm alarm : world.metricAlarms()) {
        put(alarm, alarm.threshold());
        cloud.cloudWatch().transition(alarm.name(), AlarmValue.OK, QUIET, Optional.empty());
      }
      for (CompositeAlarm alarm : world.compositeAlarms()) {
        put(alarm.name(), alarm.rule());
      }
    } catch (ServiceError e) {
      throw new IllegalArgumentException(e.message(), e);
    }
    world.traffic().forEach(this::traffic);
    world.functions().forEach(this::function);
    world.sites().forEach(site -> site(directory, site));
    world.calendars().forEach(this::calendar);
  }

  private void calendar(World.Calendar calendar) {
    try {
      cloud.further().documents().putCalendar(calendar.name(), calendar.text());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "calendar %s of the world: %s".formatted(calendar.name(), e.getMessage()), e);
    }
  }

  private void put(MetricAlarm alarm, double threshold) throws ServiceError {
    ObjectNode input =
        JSON.createObjectNode()
            .put("AlarmName", alarm.name())
            .put("Namespace", alarm.namespace())
            .put("MetricName", alarm.metric())
            .put("Statistic", "Sum")
            .put("Period", 60)
            .put("EvaluationPeriods", 1)
            .put("Threshold", threshold)
            .put("ComparisonOperator", "GreaterThanThreshold");
    call("PutMetricAlarm", input);
  }

  private void put(String composite, String rule) throws ServiceError {
    call(
        "PutCompositeAlarm",
        JSON.createObjectNode().put("AlarmName", composite).put("AlarmRule", rule));
  }

  private void call(String operation, JsonNode input) throws ServiceError {
    try {
      cloud.cloudWatch().call(operation, input, cloud.person(WHO));
    } catch (ServiceError e) {
      throw new ServiceError(
          e.code(),
          e.httpStatus(),
          operation + " of the world was refused: " + e.code() + ": " + e.message());
    }
  }

  private void traffic(World.Traffic flow) {
    TrafficFlow source = new TrafficFlow(flow.perMinute());
    traffic.put(flow.metric().metric(), source);
    cloud
        .cloudWatch()
        .metric(
            new MetricName(
                flow.metric().namespace(), flow.metric().metric(), flow.metric().dimensions()),
            source);
  }

  private void function(World.TestFunction test) {
    Answer answer = test.passes() ? Answer.PASSED : Answer.FAILED;
    tests.put(test.name(), new TestAnswers(test.name(), answer, test.takes(), test.summary()));
    cloud.lambda().register(test.name(), (payload, reply) -> answer(test.name(), reply));
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

  private void site(Directory directory, Endpoint site) {
    sites.put(site.host(), site);
    directory.site(
        site.host(),
        call -> {
          Endpoint now = Objects.requireNonNull(sites.get(site.host()));
          return HttpAnswer.of(now.status(), "text/plain", "").after(now.takes());
        });
  }

  /** A metric counts at another rate from now on. */
  void change(Deed.TrafficChanges change) {
    Objects.requireNonNull(traffic.get(change.metric()))
        .change(scheduler.now(), change.perMinute());
  }

  /** A test answers otherwise from now on. */
  void change(TestAnswers change) {
    tests.put(change.function(), change);
  }

  /** A site answers otherwise from now on. */
  void change(Deed.SiteAnswers change) {
    sites.put(change.host(), new Endpoint(change.host(), change.status(), change.takes()));
  }

  /** Somebody edits an alarm. */
  void edit(Deed.AlarmEdited edit) throws ServiceError {
    if (edit.rule().isPresent()) {
      put(edit.alarm(), edit.rule().get());
    }
    for (MetricAlarm alarm : world.metricAlarms()) {
      if (alarm.name().equals(edit.alarm()) && edit.threshold().isPresent()) {
        put(alarm, edit.threshold().get());
      }
    }
  }

  /** Somebody deletes an alarm. */
  void delete(String alarm) throws ServiceError {
    ObjectNode input = JSON.createObjectNode();
    input.putArray("AlarmNames").add(alarm);
    call("DeleteAlarms", input);
  }
}
