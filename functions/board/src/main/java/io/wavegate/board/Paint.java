package io.wavegate.board;

/**
 * Puts text into columns, coloured or not. The only place that writes terminal sequences.
 *
 * @param color whether colours are wanted
 */
record Paint(boolean color) {
  /** The text as it may be shown, padded with spaces to {@code width} columns, plain. */
  static String padded(String text, int width) {
    String shown = Visible.of(text);
    return shown + " ".repeat(Math.max(0, width - columns(shown)));
  }

  /** The text in a tone, padded with spaces to {@code width} columns. */
  String toned(Tone tone, String text, int width) {
    String padded = padded(text, width);
    return color ? "\u001b[" + tone.sgr() + "m" + padded + "\u001b[0m" : padded;
  }

  /** The text in bold. */
  String strong(String text) {
    return color ? "\u001b[1m" + Visible.of(text) + "\u001b[0m" : Visible.of(text);
  }

  /** How many columns a text without terminal sequences takes, one for each code point. */
  static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
