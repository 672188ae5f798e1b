package io.wavegate.local.simulate.schedule;

import io.wavegate.core.model.Place;
import java.time.Duration;
import java.util.List;

/**
 * The policy and the pipeline of a simulated run as plain words and numbers. The policy's text and
 * the pipeline are made of it, and whoever checks a run holds it against the same numbers.
 *
 * @param waves the waves, first to last
 * @param mode the pipeline's execution mode, SUPERSEDED or QUEUED
 * @param watchAfter how long the last wave is watched on
 * @param build how long the build takes
 * @param deploy how long a deploy action takes
 * @param isFirst whether no release went through the pipeline before
 */
public record Plan(
    List<Wave> waves,
    String mode,
    Duration watchAfter,
    Duration build,
    Duration deploy,
    boolean isFirst) {
  /** How long a policy lets a deployment take that is moved for a test, unless it says so. */
  private static final Duration MOVE = Duration.ofMinutes(30);

  /** The service. */
  public static final String SERVICE = "checkout";

  /** The pipeline. */
  public static final String PIPELINE = "checkout-prod";

  /** The entry gates' action. */
  public static final String ENTRY = "EntryGate";

  /** The deploy action. */
  public static final String DEPLOY = "Deploy";

  /** The promotion gates' action. */
  public static final String PROMOTION = "PromotionGate";

  /** The composite alarm of all waves. */
  public static final String AGGREGATE = "checkout-aggregate";

  /** The children of the composite. */
  public static final List<String> CHILDREN = List.of("checkout-5xx", "checkout-latency");

  /** A metric alarm that the first wave watches beside the aggregate. */
  public static final String ALSO = "checkout-onebox";

  /** What counts requests. */
  public static final String METRIC = "Count";

  /** The host of the HTTP test. */
  public static final String HOST = "checkout.example.com";

  /** How long an entry gate waits at most. */
  public static final Duration ENTRY_WAITS = Duration.ofMinutes(40);

  /** After how long a gate that is an approval action times out. */
  public static final Duration APPROVAL_TIMEOUT = Duration.ofHours(3);

  /** How carriers are written in a policy. */
  public enum Carrier {
    /** A Lambda invoke action. */
    INVOKE("invoke"),
    /** A manual approval action. */
    APPROVAL("approval");

    private final String word;

    Carrier(String word) {
      this.word = word;
    }

    /** The policy's word. */
    public String word() {
      return word;
    }
  }

  /**
   * A wave.
   *
   * @param bake the bake
   * @param atMost the longest it is extended to
   * @param settle from the end of the bake to the last reading
   * @param tolerance time in ALARM that is forgiven
   * @param alarms the watched alarms, the aggregate first
   * @param atLeast requests that must have been counted
   * @param tests the validation tests
   * @param scope wave or release
   * @param onDeployFailure roll-back or halt
   * @param levers by what it is rolled back
   */
  public record Wave(
      String name,
      String stage,
      Carrier entry,
      Carrier promotion,
      Duration bake,
      Duration atMost,
      Duration settle,
      Duration tolerance,
      List<String> alarms,
      double atLeast,
      List<Test> tests,
      String scope,
      String onDeployFailure,
      Levers levers) {
    /** Copies the lists. */
    public Wave {
      alarms = List.copyOf(alarms);
      tests = List.copyOf(tests);
    }

    /** What its levers are pulled at; AppConfig's ids allow no hyphen. */
    public String thing() {
      return name.replace("-", "");
    }

    /** How long its tests may take that run after the bake: there and back, and between. */
    public Duration afterBake() {
      return levers.drilled()
          ? tests.stream()
              .map(Test::timeout)
              .max(Duration::compareTo)
              .orElse(Duration.ZERO)
              .plus(MOVE.multipliedBy(2))
          : Duration.ZERO;
    }

    /** The same wave with other levers. */
    public Wave with(Levers other) {
      return new Wave(
          name,
          stage,
          entry,
          promotion,
          bake,
          atMost,
          settle,
          tolerance,
          alarms,
          atLeast,
          tests,
          scope,
          onDeployFailure,
          other);
    }
  }

  /**
   * A validation test.
   *
   * @param function the function; empty for an HTTP test of {@link #HOST}
   * @param timeout how long it may take
   */
  public record Test(String name, String function, Duration timeout, boolean required) {
    /** The slowest answer of an HTTP test that passes. */
    public static final Duration LATENCY = Duration.ofSeconds(2);

    /** Whether it is an HTTP test. */
    public boolean isHttp() {
      return function.isEmpty();
    }
  }

  /** Copies the list. */
  public Plan {
    waves = List.copyOf(waves);
  }

  /** The accounts and Regions that any wave is deployed to. */
  public List<Place> places() {
    return waves.stream().flatMap(wave -> wave.levers().places().stream()).distinct().toList();
  }

  /** The same plan of other waves. */
  public Plan of(List<Wave> others) {
    return new Plan(others, mode, watchAfter, build, deploy, isFirst);
  }

  /**
   * The wave of a stage.
   *
   * @throws IllegalArgumentException if no wave has that stage
   */
  public Wave ofStage(String stage) {
    return waves.stream()
        .filter(wave -> wave.stage().equals(stage))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no wave has stage " + stage));
  }

  /** Whether a stage is that of a wave. */
  public boolean hasStage(String stage) {
    return waves.stream().anyMatch(wave -> wave.stage().equals(stage));
  }

  /** What sets one plan off from another, in one line. */
  public String said() {
    StringBuilder said = new StringBuilder(mode);
    if (isFirst) {
      said.append(", first release");
    }
    for (Wave wave : waves) {
      said.append("; ")
          .append(wave.name())
          .append(' ')
          .append(wave.entry().word())
          .append('/')
          .append(wave.promotion().word())
          .append(" bake ")
          .append(wave.bake())
          .append(" tolerance ")
          .append(wave.tolerance())
          .append(' ')
          .append(wave.scope())
          .append(' ')
          .append(wave.onDeployFailure());
      if (!wave.levers().equals(Levers.PLAIN)) {
        said.append(' ').append(wave.levers().said());
      }
    }
    return said.toString();
  }
}
