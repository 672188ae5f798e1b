package io.wavegate.handlers.validation;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.validation.MetricCheck;
import io.wavegate.core.validation.MetricValue;
import io.wavegate.core.validation.TestKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at the metric of a test. */
final class MetricLooks {
  private final Ports ports;
  private final Books books;

  MetricLooks(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /** Nothing but a value passes or fails: what cannot be read is looked at again. */
  TestSaid look(AttemptId id, TestKind.Metric test) {
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
}
