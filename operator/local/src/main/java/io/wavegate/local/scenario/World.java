package io.wavegate.local.scenario;

import io.wavegate.core.policy.TrafficRule;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What surrounds a service in a rehearsal.
 *
 * @param metricAlarms the alarms that a scenario moves
 * @param compositeAlarms the alarms that follow them
 * @param traffic what metrics count
 * @param functions the team's test functions
 * @param sites the team's HTTP endpoints
 * @param parameters what Systems Manager keeps for tests, and the organisation's floor
 * @param calendars change calendars
 * @param deployTakes how long a deploy action takes of which the world has nothing
 * @param deployables what AWS's services deploy
 * @param levers the team's functions that roll back
 * @param jobs what else of the team's own the tests run or ask
 * @param teams who answers tests that Wavegate asks on a bus or a queue
 */
public record World(
    List<MetricAlarm> metricAlarms,
    List<CompositeAlarm> compositeAlarms,
    List<Traffic> traffic,
    List<TestFunction> functions,
    List<Endpoint> sites,
    List<Parameter> parameters,
    List<Calendar> calendars,
    Duration deployTakes,
    List<Deployable> deployables,
    List<LeverFunction> levers,
    List<TestJob> jobs,
    List<Team> teams) {
  /** Copies the lists. */
  public World {
    metricAlarms = List.copyOf(metricAlarms);
    compositeAlarms = List.copyOf(compositeAlarms);
    traffic = List.copyOf(traffic);
    functions = List.copyOf(functions);
    sites = List.copyOf(sites);
    parameters = List.copyOf(parameters);
    calendars = List.copyOf(calendars);
    deployables = List.copyOf(deployables);
    levers = List.copyOf(levers);
    jobs = List.copyOf(jobs);
    teams = List.copyOf(teams);
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

  /**
   * An HTTP endpoint.
   *
   * @param host its name
   * @param method how it must be asked, or it answers 405; empty for any way
   * @param headers what must come with a request, or it answers 401
   * @param page what it answers
   */
  public record Endpoint(
      String host, String method, SequencedMap<String, String> headers, Page page) {
    /** Copies the headers. */
    public Endpoint {
      headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
    }

    /** The same with another answer. */
    public Endpoint saying(Page other) {
      return new Endpoint(host, method, headers, other);
    }
  }

  /**
   * Who is asked on a bus or a queue.
   *
   * @param asked the bus by its name, or the queue by its URL
   * @param how what it answers at first
   */
  public record Team(String asked, TeamAnswer how) {
    /** Whether it is asked on a queue. */
    public boolean hasQueue() {
      return asked.startsWith("https://");
    }
  }

  /**
   * What an HTTP endpoint answers.
   *
   * @param location where it redirects to; empty if it does not
   * @param about the revision that it says it runs, in its header X-Revision; empty if it does not
   */
  public record Page(int status, Duration takes, String body, String location, String about) {}

  /**
   * A parameter of Systems Manager, encrypted; below {@code /aws/reference/secretsmanager/} a
   * secret of Secrets Manager.
   */
  public record Parameter(String name, String value) {}

  /**
   * What a team answers to a test.
   *
   * @param status {@code passed} or {@code failed}; empty if it never answers
   * @param takes how long that takes
   * @param says its words
   * @param about the revision that it says its answer is about, if it says so
   * @param alive how often it says meanwhile that it works on it, if it does
   */
  public record TeamAnswer(
      String status,
      Duration takes,
      String says,
      Optional<String> about,
      Optional<Duration> alive) {}

  /**
   * A change calendar.
   *
   * @param name its name, or its ARN where another account shares it
   * @param file the file that holds it, as the world names it
   * @param text what the file holds: an iCalendar document with {@code X-CALENDAR-TYPE}
   */
  public record Calendar(String name, String file, String text) {}
}
