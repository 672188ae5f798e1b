package io.wavegate.core.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
          Pattern.compile("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?"),
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,}"),
          Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*"),
          Pattern.compile("(?<=://)[^/@\\s]{1,200}(?=@)"),
          Pattern.compile("(?i)(?<=\\b(?:bearer|basic) )[A-Za-z0-9+/_.=~-]{8,}"));

  /** A name that says that a secret follows, up to the secret. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|credential|api[-_]?key|access[-_]?key|authorization)"
              + "[A-Za-z0-9_.-]{0,40}[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?)([^\\s\"',;&]{4,})");

  private Scrub() {}

  /** The last lines that say something, each on its own. */
  public static List<String> lines(List<String> texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      text.lines().map(Scrub::line).filter(line -> !line.isEmpty()).forEach(lines::add);
    }
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

  /** The text with every secret in it masked. */
  public static String masked(String text) {
    String masked = NAMED.matcher(text).replaceAll("$1" + MASK);
    for (Pattern secret : SECRETS) {
      masked = secret.matcher(masked).replaceAll(MASK);
    }
    return masked;
  }
}
