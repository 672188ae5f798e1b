package io.wavegate.core.validation;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a test left behind, as it may be kept and shown: the last lines, short, without control
 * characters, and without what looks like a secret. Tests print what they like; a report is read by
 * many more people than their logs.
 */
public final class Scrub {
  private static final int LINES = 10;
  private static final int LONGEST = 300;
  private static final String MASK = "[secret]";

  /** No quantifier nests in another, so that no text takes long (attack 24). */
  private static final List<Pattern> SECRETS =
      List.of(
          // To its end, over lines; of one that is cut off nothing is kept.
          Pattern.compile(
              "(?s)-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"
                  + ".*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)"),
          Pattern.compile("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?"),
          Pattern.compile("\\b(?:gh[pousr]|github_pat|npm)_[A-Za-z0-9_]{20,}"),
          Pattern.compile("\\b(?:xox[a-z]|glpat)-[A-Za-z0-9_-]{10,}"),
          Pattern.compile("\\b[rs]k_(?:live|test)_[A-Za-z0-9]{10,}"),
          Pattern.compile("\\bAIza[A-Za-z0-9_-]{30,}"),
          Pattern.compile("(?<=://)[^/@\\s]{1,200}(?=@)"),
          Pattern.compile("(?i)(?<=cookie[\"']?\\s{0,3}[:=]\\s{0,3})[^\\r\\n\\s][^\\r\\n]*"),
          Pattern.compile("(?i)(?<=\\b(?:bearer|basic) )[A-Za-z0-9+/_.=~-]{8,}"));

  /**
   * A name that says that a secret follows, up to the secret: in quotes, which may be those of a
   * text within a text, or up to the next blank.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:pass(?:word|wd|phrase)|secret|token|credential|signature|authorization"
              + "|(?:api|access|private)[-_]?key)"
              + "[A-Za-z0-9_.-]{0,40}\\\\?[\"']?\\s{0,3}[:=]\\s{0,3})"
              + "(?:(\\\\?\")[^\"\\\\]{1,300}\\2|(')[^']{1,300}'"
              + "|([\"']?)(?:(?:bearer|basic|digest|token)\\s{1,3})?[^\\s\"',;&\\\\]{4,})");

  private Scrub() {}

  /** The last lines that say something, each on its own. */
  public static List<String> lines(List<String> texts) {
    // Whole before it is taken apart: a key goes over many lines.
    List<String> lines =
        masked(String.join("\n", texts))
            .lines()
            .map(Scrub::line)
            .filter(line -> !line.isEmpty())
            .toList();
    return List.copyOf(lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  /** One line of it, at most 300 characters. */
  public static String line(String text) {
    String plain = masked(text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip());
    if (plain.length() <= LONGEST) {
      return plain;
    }
    int end = LONGEST - 3;
    return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }

  /**
   * Where a person reads more, without what opens it to anybody: one that carries a secret is kept
   * up to its query.
   */
  public static String link(String link) {
    return masked(link).equals(link) ? link : masked(link.split("[?#]", 2)[0]);
  }

  /** The text with every secret in it masked. */
  public static String masked(String text) {
    String masked = text;
    for (Pattern secret : SECRETS) {
      masked = secret.matcher(masked).replaceAll(MASK);
    }
    return NAMED
        .matcher(masked)
        .replaceAll(
            found -> {
              String quote = quote(found);
              String closing = found.group(4) == null ? quote : "";
              return Matcher.quoteReplacement(found.group(1) + quote + MASK + closing);
            });
  }

  private static String quote(MatchResult found) {
    return Stream.of(2, 3, 4).map(found::group).filter(Objects::nonNull).findFirst().orElse("");
  }
}
