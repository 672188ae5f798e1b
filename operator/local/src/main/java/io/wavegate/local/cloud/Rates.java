package io.wavegate.local.cloud;

import java.time.Duration;

/** How often schedules invoke, as a template says it. */
final class Rates {
  private Rates() {}

  static Duration of(String expression) {
    if (!expression.matches("rate\\([0-9]+ minutes?\\)")) {
      throw new IllegalArgumentException(
          "a schedule must be a rate in minutes, got \"" + expression + "\"");
    }
    return Duration.ofMinutes(Long.parseLong(expression.replaceAll("[^0-9]", "")));
  }
}
