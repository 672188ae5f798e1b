package io.wavegate.standins;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next the token of the part after it
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The part that a token asks for; the first one if it is empty.
   *
   * @throws IllegalArgumentException for a token that was never given
   */
  public static <T> Page<T> of(List<T> all, String token, int most) {
    int from;
    try {
      from = token.isEmpty() ? 0 : Integer.parseInt(token);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a token: " + token, e);
    }
    if (from < 0 || from > all.size()) {
      throw new IllegalArgumentException("not a token: " + token);
    }
    int to = Math.min(all.size(), from + most);
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }
}
