package io.wavegate.core.model;

import java.util.regex.Pattern;

/** Checks of values at the edge of core; each says which value was seen. */
public final class Checks {
  private static final int SHOWN = 80;

  private Checks() {}

  /**
   * @throws IllegalArgumentException if {@code value} does not match all of {@code pattern}
   */
  public static String matches(Pattern pattern, String value, String what) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must match " + pattern.pattern() + ", got \"" + shown(value) + "\"");
    }
    return value;
  }

  /** The value as it may stand in a message: one line, no control characters, bounded. */
  public static String shown(String value) {
    String line = value.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
