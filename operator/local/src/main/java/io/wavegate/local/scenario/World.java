package io.wavegate.local.scenario;

import io.wavegate.core.policy.TrafficRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What surrounds a service in a rehearsal.
 *
 * @param metricAlarms the alarms that a scenario moves
 * @param compositeAlarms the alarms that follow them
 * @param traffic what metrics count
 * @param functions the team's test functions
 * @param sites the team's HTTP endpoints
 * @param calendars change calendars
 * @param deployTakes how long a deploy action takes of which the world has nothing
 * @param deployables what AWS's services deploy
 * @param levers the team's functions that roll back
 * @param jobs what else of the team's own the tests run or ask
 */
public record World(
    List<MetricAlarm> metricAlarms,
    List<CompositeAlarm> compositeAlarms,
    List<Traffic> traffic,
    List<TestFunction> functions,
    List<Endpoint> sites,
    List<Calendar> calendars,
    Duration deployTakes,
    List<Deployable> deployables,
    List<LeverFunction> levers,
    List<TestJob> jobs) {
  /** Copies the lists. */
  public World {
    metricAlarms = List.copyOf(metricAlarms);
    compositeAlarms = List.copyOf(compositeAlarms);
    traffic = List.copyOf(traffic);
    functions = List.copyOf(functions);
    sites = List.copyOf(sites);
    calendars = List.copyOf(calendars);
    deployables = List.copyOf(deployables);
    levers = List.copyOf(levers);
    jobs = List.copyOf(jobs);
  }

  /** The names of all that answers a test, but for sites. */
  public Stream<String> testNames() {
    return Stream.concat(
        functions.stream().map(TestFunction::name), jobs.stream().map(TestJob::name));
  }

  /** The names of all alarms. */
  public Stream<String> alarmNames() {
    return Stream.concat(
        metricAlarms.stream().map(MetricAlarm::name),
        compositeAlarms.stream().map(CompositeAlarm::name));
  }

  /** A metric alarm. */
  public record MetricAlarm(String name, String namespace, String metric, double threshold) {}

  /** A composite alarm. */
  public record CompositeAlarm(String name, String rule) {}

  /** A metric that counts at a steady rate. */
  public record Traffic(TrafficRule metric, double perMinute) {}

  /** A test function and what it answers. */
  public record TestFunction(String name, boolean passes, Duration takes, String summary) {}

  /**
   * A function that a policy names as its lever.
   *
   * @param status what it answers by its task token; empty if it never does
   * @param takes how long that takes
   * @param message its words
   */
  public record LeverFunction(String name, String status, Duration takes, String message) {}

  /** An HTTP endpoint and what it answers. */
  public record Endpoint(String host, int status, Duration takes) {}

  /**
   * A change calendar.
   *
   * @param name its name, or its ARN where another account shares it
   * @param file the file that holds it, as the world names it
   * @param text what the file holds: an iCalendar document with {@code X-CALENDAR-TYPE}
   */
  public record Calendar(String name, String file, String text) {}
}
