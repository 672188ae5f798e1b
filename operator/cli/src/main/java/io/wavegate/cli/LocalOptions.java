package io.wavegate.cli;

import io.wavegate.local.live.Speed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the options of {@code local} mean; each refusal says what was given. */
final class LocalOptions {
  private static final int HIGHEST_PORT = 65_535;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private LocalOptions() {}

  static Speed speed(String text) {
    if (text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
      BigDecimal factor = new BigDecimal(text);
      if (factor.compareTo(Speed.LEAST) >= 0 && factor.compareTo(Speed.MOST) <= 0) {
        return new Speed(factor);
      }
    }
    throw new BadInputException(
        "--speed must be a number from "
            + Speed.LEAST
            + " to "
            + Speed.MOST
            + ", got \""
            + text
            + "\"");
  }

  static void port(int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new BadInputException("--port must be from 0 to 65535, got " + port);
    }
  }

  static Optional<Instant> start(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      Instant start = Instant.parse(text);
      if (start.isAfter(EARLIEST) && start.isBefore(LATEST)) {
        return Optional.of(start);
      }
    } catch (DateTimeParseException e) {
      // Said below, as for one of another century.
    }
    throw new BadInputException(
        "--start must be an instant of this century such as 2026-05-04T08:05:00Z, got \""
            + text
            + "\"");
  }
}
