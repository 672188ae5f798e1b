package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.local.Shipped;
import io.wavegate.local.scenario.ScenarioReader.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.ListAssert;

/** A copy of the bundled example, and its scenario of an alarm in the middle of a bake. */
final class GivenScenario {
  private final Path checkout;
  private final Path file;

  GivenScenario(Path home) {
    checkout = Shipped.copyTo(home).resolve("examples/checkout");
    file = checkout.resolve("scenarios/alarm-mid-bake.yaml");
  }

  /** The example's folder. */
  Path checkout() {
    return checkout;
  }

  /** The scenario. */
  Path file() {
    return file;
  }

  /** The mistakes, with the example's folder left out. */
  ListAssert<String> mistakes() throws IOException {
    return switch (ScenarioReader.read(file)) {
      case Result.Read read -> throw new AssertionError("read: " + read.scenario().name());
      case Result.Rejected rejected ->
          assertThat(
              rejected.problems().stream()
                  .map(Problem::said)
                  .map(said -> said.replace(checkout + "/", ""))
                  .toList());
    };
  }

  /** The mistakes once a text of the scenario is another. */
  ListAssert<String> mistakesAfter(String text, String by) throws IOException {
    Shipped.replace(file, text, by);
    return mistakes();
  }
}
