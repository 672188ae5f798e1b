package io.wavegate.board;

import io.wavegate.core.verdict.Verdict;

/** The word, symbol and colour of a verdict, or of a gate that has none. */
enum Mark {
  PROMOTE("PROMOTE", "\u2713", Tone.GOOD),
  ROLL_BACK("ROLL BACK", "\u21ba", Tone.BAD),
  HALT("HALT", "\u25a0", Tone.STOPPED),
  STEP_ASIDE("STEP ASIDE", "\u2013", Tone.QUIET),
  OBSERVED("OBSERVED", "\u2013", Tone.QUIET),
  BY_PERSON("PROMOTED BY PERSON", "\u2713", Tone.GOOD),
  STOOD_DOWN("STOOD DOWN", "\u2013", Tone.QUIET),
  OPENED("OPENED", "\u25b6", Tone.BUSY),
  WAITING("WAITING", "\u2016", Tone.BUSY),
  WATCHING("WATCHING", "\u25d4", Tone.BUSY);

  private final String word;
  private final String symbol;
  private final Tone tone;

  Mark(String word, String symbol, Tone tone) {
    this.word = word;
    this.symbol = symbol;
    this.tone = tone;
  }

  static Mark of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Promote promote -> PROMOTE;
      case Verdict.PromoteByPerson byPerson -> BY_PERSON;
      case Verdict.Observe observed -> OBSERVED;
      case Verdict.RollBack rollBack -> ROLL_BACK;
      case Verdict.Halt halt -> HALT;
      case Verdict.StepAside aside -> STEP_ASIDE;
    };
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
}
