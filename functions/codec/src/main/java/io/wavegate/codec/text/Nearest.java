package io.wavegate.codec.text;

import io.wavegate.core.model.Checks;
import java.util.Collection;
import java.util.Optional;

/** Finds the word that was most likely meant. */
public final class Nearest {
  /** Words longer than this are not compared: nobody mistypes them, and comparing is quadratic. */
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The candidate with the fewest letters to insert, drop, change or swap, the first of equals;
   * none if that is more than a third of the word's letters and more than one.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int allowed = Math.max(1, word.length() / 3);
    Optional<String> best = Optional.empty();
    int least = allowed + 1;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** {@code , did you mean "alarms"?}, or nothing where no candidate is near. */
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> ", did you mean \"" + near + "\"?").orElse("");
  }

  /** {@code unknown key "alrms", did you mean "alarms"?}; without a near one, all valid keys. */
  public static String unknownKey(String key, Collection<String> valid) {
    String hint = hint(key, valid);
    String end = hint.isEmpty() ? ", valid here: " + String.join(", ", valid) : hint;
    return "unknown key \"" + Checks.shown(key) + "\"" + end;
  }

  /** Letters to insert, drop, change or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : least(d, i, j, a, b);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int least(int[][] d, int i, int j, String a, String b) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
