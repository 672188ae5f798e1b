package io.wavegate.handlers.aws;

/** Cuts texts to what a service takes, without splitting a character. */
final class Cut {
  private static final String MARK = "...";

  private Cut() {}

  static String to(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - MARK.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + MARK;
  }

  /** A transition's reason: CodePipeline takes few characters there. */
  static String reason(String text) {
    return to(text.replaceAll("[^a-zA-Z0-9!@ ().*?-]", "-"), 300);
  }
}
