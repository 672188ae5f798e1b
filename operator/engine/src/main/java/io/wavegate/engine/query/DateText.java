package io.wavegate.engine.query;

import com.dashjoin.jsonata.Functions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@code $now()} prints, by the library's own rules for {@code $fromMillis()}. */
final class DateText {
  private DateText() {}

  static String of(Instant now, @Nullable Object picture, @Nullable Object zone) {
    return Functions.dateTimeFromMillis(
        now.toEpochMilli(),
        picture instanceof String p ? p : null,
        zone instanceof String z ? z : null);
  }
}
