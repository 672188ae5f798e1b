package io.wavegate.handlers.gate;

/** What came of applying a verdict: a word that a Choice compares. */
public enum Settled {
  /** The effect happened, or there is nothing left to do. */
  SETTLED,
  /** The promotion cannot be applied any more and is judged again. */
  JUDGE_AGAIN,
  /** There is no live carrier just now, or it may be answered this very moment. */
  CARRIER_AWAY
}
