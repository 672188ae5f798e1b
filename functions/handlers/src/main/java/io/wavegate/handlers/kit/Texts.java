package io.wavegate.handlers.kit;

/** Texts that came from outside, as they may stand in a timeline, a summary or a page. */
public final class Texts {
  private static final String MARK = "...";

  private Texts() {}

  /** One line of at most {@code longest} characters, none of them split. */
  public static String line(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = longest - MARK.length();
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + MARK;
  }
}
