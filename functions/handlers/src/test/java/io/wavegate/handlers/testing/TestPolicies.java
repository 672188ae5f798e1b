package io.wavegate.handlers.testing;

import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.core.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The policy of the test service, as a file and as it is read. */
final class TestPolicies {
  private static final String FILE = "wavegate.yaml";

  private TestPolicies() {}

  static String text() {
    try (InputStream in = TestPolicies.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With one text in place of another wherever it stands. */
  static Policy with(String text, String instead) {
    if (!text().contains(text)) {
      throw new AssertionError("the policy has no " + text);
    }
    return read(text().replace(text, instead));
  }

  static Policy read(String yaml) {
    return switch (PolicyReader.read(FILE, yaml.getBytes(StandardCharsets.UTF_8))) {
      case PolicyResult.Parsed parsed -> parsed.policy();
      case PolicyResult.Rejected rejected -> throw new AssertionError(rejected.problems());
    };
  }
}
