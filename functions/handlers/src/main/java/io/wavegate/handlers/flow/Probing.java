package io.wavegate.handlers.flow;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Reading;
import io.wavegate.core.port.Sites;
import io.wavegate.core.validation.MetricCheck;
import io.wavegate.core.validation.MetricValue;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the tests that Wavegate runs itself: HTTP requests, and looks at metrics. */
public final class Probing {
  private final Ports ports;
  private final Books books;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public Probing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /** Runs one, by its name. */
  public TestSaid probe(AttemptId id, String name) {
    Optional<TestSpec> spec =
        gates.load(id).wave().tests().stream().filter(test -> test.name().equals(name)).findFirst();
    return spec.flatMap(test -> probe(id, test))
        .orElseGet(
            () -> TestSaid.failed("the policy has no HTTP or metric test " + Checks.shown(name)));
  }

  private Optional<TestSaid> probe(AttemptId id, TestSpec test) {
    return switch (test.kind()) {
      case TestKind.Http http -> Optional.of(http(http, test.timeout()));
      case TestKind.Metric metric -> Optional.of(metric(id, metric));
      case TestKind.Lambda lambda -> Optional.empty();
      case TestKind.CodeBuild build -> Optional.empty();
      case TestKind.StateMachine machine -> Optional.empty();
      case TestKind.Synthetics synthetics -> Optional.empty();
      case TestKind.Callback callback -> Optional.empty();
    };
  }

  /** Nothing but a value passes or fails: what cannot be read is looked at again. */
  private TestSaid metric(AttemptId id, TestKind.Metric test) {
    Optional<Instant> deployed =
        books
            .releases()
            .watch(id.gate().release(), id.gate().wave())
            .map(kept -> kept.value().stands())
            .flatMap(
                stands ->
                    stands instanceof Stands.Baking baking
                        ? Optional.of(baking.window().deployed())
                        : Optional.empty());
    if (deployed.isEmpty()) {
      return TestSaid.unread("wave " + id.gate().wave() + " does not bake");
    }
    MetricCheck check = new MetricCheck(test);
    Instant now = ports.time().now();
    return switch (ports.metrics().values(test, check.first(deployed.get()), now)) {
      case Reading.Unread<List<MetricValue>> unread ->
          TestSaid.unread("the metric could not be read: " + unread.why());
      case Reading.Read<List<MetricValue>> read -> {
        MetricCheck.Held held = check.look(read.value(), deployed.get(), now);
        yield held.held() ? TestSaid.passed(held.said()) : TestSaid.pending(held.said());
      }
    };
  }

  private TestSaid http(TestKind.Http http, Duration timeout) {
    return switch (ports.sites().get(http.url(), timeout)) {
      case Sites.Answer.NoAnswer none -> noAnswer(none);
      case Sites.Answer.Status status ->
          http.isWorthMeasuringAgain(status.status(), status.took(), timeout)
              ? again(http, timeout, status.took())
              : judged(http, status, "");
    };
  }

  private TestSaid again(TestKind.Http http, Duration timeout, Duration first) {
    return switch (ports.sites().get(http.url(), timeout.minus(first))) {
      case Sites.Answer.NoAnswer none -> noAnswer(none);
      case Sites.Answer.Status status ->
          judged(http, status, ", after " + first.toMillis() + " ms at first");
    };
  }

  private static TestSaid noAnswer(Sites.Answer.NoAnswer none) {
    return TestSaid.failed("no answer: " + none.why());
  }

  private static TestSaid judged(TestKind.Http http, Sites.Answer.Status status, String before) {
    String said = "status " + status.status() + " in " + status.took().toMillis() + " ms" + before;
    if (status.status() != http.expectStatus()) {
      return TestSaid.failed(said + ", expected " + http.expectStatus());
    }
    return http.isTooSlow(status.took())
        ? TestSaid.failed(said + ", at most " + http.latencyAtMost().toMillis() + " ms")
        : TestSaid.passed(said);
  }
}
