package io.wavegate.handlers.flow;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Checks;
import io.wavegate.core.port.Sites;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;
import java.util.Optional;

/** Runs the tests that Wavegate runs itself: HTTP requests. */
public final class Probing {
  private final Ports ports;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public Probing(Ports ports, Books books) {
    this.ports = ports;
    this.gates = new Gates(books);
  }

  /** Runs one, by its name. */
  public TestSaid probe(AttemptId id, String name) {
    Optional<TestSpec> spec =
        gates.load(id).wave().tests().stream().filter(test -> test.name().equals(name)).findFirst();
    return spec.isPresent() && spec.get().kind() instanceof TestKind.Http http
        ? http(http, spec.get().timeout())
        : TestSaid.failed("the policy has no HTTP test " + Checks.shown(name));
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
