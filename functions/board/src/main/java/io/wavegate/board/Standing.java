package io.wavegate.board;

/** Where a wave, or a release as a whole, stands. */
enum Standing {
  PROMOTED("PROMOTED", "\u2713", Tone.GOOD),
  ROLLING_BACK("ROLLING BACK", "\u21ba", Tone.BAD),
  ROLLED_BACK("ROLLED BACK", "\u21ba", Tone.BAD),
  /** A rollback is over and nothing came back. */
  NOT_ROLLED_BACK("ROLLBACK FAILED", "\u2715", Tone.BAD),
  HALTED("HALTED", "\u25a0", Tone.STOPPED),
  STOOD_DOWN("STOOD DOWN", "\u2013", Tone.QUIET),
  /** It went on whatever its evidence said. */
  OBSERVED("OBSERVED", "\u2013", Tone.QUIET),
  /** A newer release went first. */
  STEPPED_ASIDE("STEPPED ASIDE", "\u2013", Tone.QUIET),
  WAITING("WAITING", "\u2016", Tone.BUSY),
  DEPLOYING("DEPLOYING", "\u25b6", Tone.BUSY),
  BAKING("BAKING", "\u25d4", Tone.BUSY),
  /** One wave was promoted, the next one has not been asked for. */
  BETWEEN_WAVES("BETWEEN WAVES", "\u25b6", Tone.BUSY),
  NOT_REACHED("NOT REACHED", "\u25cb", Tone.QUIET);

  private final String word;
  private final String symbol;
  private final Tone tone;

  Standing(String word, String symbol, Tone tone) {
    this.word = word;
    this.symbol = symbol;
    this.tone = tone;
  }

  String word() {
    return word;
  }

  String symbol() {
    return symbol;
  }

  Tone tone() {
    return tone;
  }

  /** Whether nothing more will happen to a release that stands so. */
  boolean isOver() {
    return switch (this) {
      case PROMOTED, OBSERVED, ROLLED_BACK, NOT_ROLLED_BACK, HALTED, STOOD_DOWN, STEPPED_ASIDE ->
          true;
      case ROLLING_BACK, WAITING, DEPLOYING, BAKING, BETWEEN_WAVES, NOT_REACHED -> false;
    };
  }
}
