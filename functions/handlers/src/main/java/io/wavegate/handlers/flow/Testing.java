package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.TestErrors;
import io.wavegate.core.evidence.TestOutcome;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Canary;
import io.wavegate.core.policy.TestSpec;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Releases.TestRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs probes, and keeps what tests came to. */
public final class Testing {
  private static final int SUMMARY = 1_000;

  private final Ports ports;
  private final Books books;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public Testing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /** Probes the site of an HTTP test. */
  public TestSaid probe(AttemptId id, String name) {
    Loaded loaded = gates.load(id);
    Optional<TestSpec> spec = spec(loaded, name);
    if (spec.isEmpty() || !(spec.get() instanceof TestSpec.HttpTest http)) {
      return new TestSaid("failed", "the policy has no HTTP test " + Checks.shown(name));
    }
    return switch (ports.sites().get(http.url(), http.timeout())) {
      case Sites.Answer.NoAnswer none -> noAnswer(none);
      case Sites.Answer.Status status ->
          http.isWorthMeasuringAgain(status.status(), status.took())
              ? again(http, status.took())
              : judged(http, status, "");
    };
  }

  private TestSaid again(TestSpec.HttpTest http, Duration first) {
    return switch (ports.sites().get(http.url(), http.timeout().minus(first))) {
      case Sites.Answer.NoAnswer none -> noAnswer(none);
      case Sites.Answer.Status status ->
          judged(http, status, ", after " + first.toMillis() + " ms at first");
    };
  }

  private static TestSaid noAnswer(Sites.Answer.NoAnswer none) {
    return new TestSaid("failed", "no answer: " + none.why());
  }

  private static TestSaid judged(
      TestSpec.HttpTest http, Sites.Answer.Status status, String before) {
    String said = "status " + status.status() + " in " + status.took().toMillis() + " ms" + before;
    if (status.status() != http.expectStatus()) {
      return new TestSaid("failed", said + ", expected " + http.expectStatus());
    }
    return http.isTooSlow(status.took())
        ? new TestSaid("failed", said + ", at most " + http.latencyAtMost().toMillis() + " ms")
        : new TestSaid("passed", said);
  }

  /**
   * Keeps the outcome of a test. Only {@code "status": "passed"} passes; the first result of an
   * attempt stands.
   *
   * @return whether the bake may sleep on
   */
  public boolean record(AttemptId id, String name, Instant startedAt, TestSaid said) {
    Loaded loaded = gates.load(id);
    Instant now = ports.time().now();
    Duration took = Duration.between(startedAt, now);
    String summary = Texts.line(said.summary(), SUMMARY);
    TestOutcome outcome =
        said.status().equals("passed")
            ? new TestOutcome.Passed(now, took, summary)
            : new TestOutcome.Failed(now, took, summary);
    String text =
        "test "
            + name
            + (outcome instanceof TestOutcome.Passed ? " passed in " : " failed after ")
            + Said.duration(took)
            + (summary.isEmpty() ? "" : ": " + summary);
    keep(id, new TestRun(name, outcome), Line.of(now, TimelineKind.TEST, id.gate().wave(), text));
    return stands(id, name) || !spec(loaded, name).map(TestSpec::required).orElse(true);
  }

  /**
   * Whether a test was run at all, for all that is known.
   *
   * @param error the error with which it ended, or empty
   */
  public boolean isRun(AttemptId id, String name, String error) {
    return error.isEmpty()
        || spec(gates.load(id), name).map(spec -> TestErrors.isRun(spec, error)).orElse(true);
  }

  /**
   * Tells that a test could not be run; nothing is kept that could pass for a result.
   *
   * @return whether the wave cannot be judged without it
   */
  public boolean notRun(AttemptId id, String name, String why) {
    Loaded loaded = gates.load(id);
    Instant now = ports.time().now();
    String text = Texts.line(why, SUMMARY);
    books
        .journal()
        .append(
            id.gate().release(), List.of(Line.of(now, TimelineKind.TEST, id.gate().wave(), text)));
    return spec(loaded, name).map(TestSpec::required).orElse(true);
  }

  private void keep(AttemptId id, TestRun run, Line line) {
    List<Write> first = List.of(books.releases().tested(id, run));
    boolean kept = books.journal().commit(id.gate().release(), first, List.of(line));
    if (!kept && runs(id, run.name()).isEmpty()) {
      throw new IllegalStateException("the result of test " + run.name() + " was not kept");
    }
  }

  /** Whether the result that stands, this one or an earlier one, is a pass. */
  private boolean stands(AttemptId id, String name) {
    return runs(id, name).stream().anyMatch(run -> run.outcome() instanceof TestOutcome.Passed);
  }

  private List<TestRun> runs(AttemptId id, String name) {
    return books.releases().tests(id).stream().filter(run -> run.name().equals(name)).toList();
  }

  private static Optional<TestSpec> spec(Loaded loaded, String name) {
    return loaded.wave().tests().stream()
        .filter(test -> test.name().equals(name))
        .findFirst()
        .or(() -> Canary.named(name, loaded.wave()));
  }
}
