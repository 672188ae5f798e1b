package io.wavegate.core.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Takes the secrets that a test sent out of what came back: whole, and word by word, since a site
 * that echoes {@code Bearer abc} may well echo {@code abc} alone.
 */
public final class Masks {
  private static final String MASK = "[secret]";

  /** Shorter words, such as {@code Bearer}, are no secrets, and would blacken half of a page. */
  private static final int SHORTEST_WORD = 8;

  /** What is left of a secret that was cut off, and says something. */
  private static final int SHORTEST_BEGINNING = 4;

  private final List<String> secrets;

  /** For these secrets. */
  public Masks(Collection<String> values) {
    List<String> all = new ArrayList<>();
    for (String value : values) {
      String secret = value.strip();
      all.add(secret);
      for (String word : secret.split("[\\s;,=:]+", -1)) {
        if (word.length() >= SHORTEST_WORD) {
          all.add(word);
        }
      }
    }
    secrets =
        all.stream()
            .filter(secret -> !secret.isEmpty())
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /**
   * The text without them. What may be the beginning of one at its end goes too: a text that was
   * cut off may have been cut within a secret.
   */
  public String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return withoutBeginning(masked);
  }

  private String withoutBeginning(String text) {
    int cut = text.length();
    for (String secret : secrets) {
      for (int begun = Math.min(secret.length() - 1, text.length());
          begun >= SHORTEST_BEGINNING;
          begun--) {
        if (text.endsWith(secret.substring(0, begun))) {
          cut = Math.min(cut, text.length() - begun);
          break;
        }
      }
    }
    return cut == text.length() ? text : text.substring(0, cut) + MASK;
  }
}
