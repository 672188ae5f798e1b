package io.wavegate.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.PolicyResult.Parsed;
import io.wavegate.codec.policy.PolicyResult.Rejected;
import io.wavegate.codec.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The sample policies, and what becomes of a text that is read as one. */
final class Policies {
  private Policies() {}

  static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(Policies.class.getResourceAsStream("/policies/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PolicyResult read(String text) {
    return PolicyReader.read("checkout.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  static Parsed parsed(String text) {
    PolicyResult result = read(text);
    assertThat(result).isInstanceOf(Parsed.class);
    return (Parsed) result;
  }

  static List<Problem> problems(String text) {
    PolicyResult result = read(text);
    assertThat(result).isInstanceOf(Rejected.class);
    return ((Rejected) result).problems();
  }

  /** The sample with these calendars. */
  static String withCalendars(String calendars) {
    return text("sample.yaml")
        .replace(
            "pipeline: checkout-prod\n", "pipeline: checkout-prod\ncalendars: " + calendars + "\n");
  }
}
