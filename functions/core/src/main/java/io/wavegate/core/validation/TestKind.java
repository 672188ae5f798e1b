package io.wavegate.core.validation;

import io.wavegate.core.model.MetricQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a validation test runs. */
public sealed interface TestKind {
  /** The word by which the state machine's Choice knows it. */
  String word();

  /**
   * A Lambda function that is given the wave's context and answers {@code {"status": "passed" |
   * "failed", "summary": text}}.
   *
   * @param function name or ARN
   */
  record Lambda(String function) implements TestKind {
    @Override
    public String word() {
      return "LAMBDA";
    }
  }

  /**
   * A build of CodeBuild, which passes if it succeeds.
   *
   * @param project the project's name
   * @param revision what is wanted of the revision that is built; empty for nothing
   */
  record CodeBuild(String project, Optional<RevisionRule> revision) implements TestKind {
    /** Of whatever revision. */
    public CodeBuild(String project) {
      this(project, Optional.empty());
    }

    @Override
    public String word() {
      return revision.isPresent() ? "CODE_BUILD_OF_REVISION" : "CODE_BUILD";
    }
  }

  /** What is wanted of the revision that a build is of. */
  enum RevisionRule {
    /** The release's, and no other. */
    REQUIRED
  }

  /**
   * An execution of a state machine of the team's own, which is given the wave's context. It passes
   * if it succeeds, unless its output says {@code "status": "failed"}.
   *
   * @param stateMachine its ARN
   */
  record StateMachine(String stateMachine) implements TestKind {
    @Override
    public String word() {
      return "STATE_MACHINE";
    }
  }

  /**
   * A canary of CloudWatch Synthetics: its runs since the deployment, or a dry run now.
   *
   * @param canary its name
   * @param runs how many runs in a row must have passed since the deployment; 0 for a dry run
   */
  record Synthetics(String canary, int runs) implements TestKind {
    /** The word of a dry run that the state machine has started and looks at. */
    public static final String STARTED = "DRY_RUN_STARTED";

    @Override
    public String word() {
      return isDryRun() ? "SYNTHETICS_DRY_RUN" : "SYNTHETICS";
    }

    /** Whether it is run now, outside its schedule. */
    public boolean isDryRun() {
      return runs == 0;
    }
  }

  /**
   * A question that goes to the team's event bus or queue, with a reference by which it is answered
   * once.
   *
   * @param bus an event bus, by name or ARN; empty where a queue is asked
   * @param queue a queue's URL; empty where a bus is asked
   * @param heartbeat how often whoever works on it must say so; empty where nobody need
   */
  record Callback(String bus, String queue, Optional<Duration> heartbeat) implements TestKind {
    @Override
    public String word() {
      return bus.isEmpty() ? "CALLBACK_QUEUE" : "CALLBACK_BUS";
    }
  }

  /**
   * A metric math expression that must hold for a time after the deployment.
   *
   * @param expression in CloudWatch's language, over the metrics' ids
   * @param metrics what it is made of
   * @param comparison how its values compare with the bound
   * @param bound what they are compared with
   * @param holds for how long each value must compare so, without a gap
   */
  record Metric(
      String expression,
      List<MetricQuery> metrics,
      Comparison comparison,
      double bound,
      Duration holds)
      implements TestKind {
    /** Copies the list. */
    public Metric {
      metrics = List.copyOf(metrics);
    }

    @Override
    public String word() {
      return "METRIC";
    }
  }

  /**
   * Half of an upgrade-and-rollback test: the wave's lever takes the deployment back, or brings it
   * forward again, and it passes once every target shows it.
   *
   * @param version what every target runs afterwards
   */
  record Redeploy(Version version) implements TestKind {
    @Override
    public String word() {
      return "REDEPLOY";
    }
  }

  /** Which of two versions a target runs. */
  enum Version {
    /** What ran before the release was deployed. */
    FORMER,
    /** What the release has deployed. */
    RELEASED
  }

  /**
   * An HTTP request that must be answered as expected.
   *
   * @param url https only
   * @param expectStatus the status code that passes
   * @param latencyAtMost the slowest answer that passes; a slower one is measured once more
   * @param more what else is asked; empty for a plain GET of which the status counts
   */
  record Http(String url, int expectStatus, Duration latencyAtMost, Optional<HttpAsk> more)
      implements TestKind {
    /** A plain GET, of which the status counts. */
    public Http(String url, int expectStatus, Duration latencyAtMost) {
      this(url, expectStatus, latencyAtMost, Optional.empty());
    }

    @Override
    public String word() {
      return "HTTP";
    }

    /** What is asked. */
    public HttpAsk ask() {
      return more.orElse(HttpAsk.PLAIN);
    }

    /** Whether an answer took longer than it may. */
    public boolean isTooSlow(Duration took) {
      return took.compareTo(latencyAtMost) > 0;
    }

    /**
     * Whether an answer is right and only slow, and there is time for another one. Who measures may
     * have stood still meanwhile: one slow answer is no evidence against the site, two are. What a
     * POST did is not done twice.
     *
     * @param timeout how long the test may take
     */
    public boolean isWorthMeasuringAgain(int status, Duration took, Duration timeout) {
      return status == expectStatus
          && ask().method().isSafe()
          && isTooSlow(took)
          && took.compareTo(timeout) < 0;
    }

    /** Whether what was read of a body has what it must; a body that nobody asks about has. */
    public boolean isExpected(String body) {
      return ask().expectBody().map(body::contains).orElse(true);
    }
  }
}
