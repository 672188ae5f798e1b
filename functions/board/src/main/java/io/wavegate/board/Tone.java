package io.wavegate.board;

/** How a word is coloured; it is always beside the word itself, never instead of it. */
enum Tone {
  /** Goes on. */
  GOOD("good", "32"),
  /** Goes back, or fires. */
  BAD("bad", "1;31"),
  /** Stopped: a person is wanted. */
  STOPPED("stopped", "1;33"),
  /** Under way. */
  BUSY("busy", "36"),
  /** Nothing to see. */
  QUIET("quiet", "2");

  private final String style;
  private final String sgr;

  Tone(String style, String sgr) {
    this.style = style;
    this.sgr = sgr;
  }

  /** The class in the style sheets. */
  String style() {
    return style;
  }

  /** The parameters of the terminal's Select Graphic Rendition sequence. */
  String sgr() {
    return sgr;
  }
}
