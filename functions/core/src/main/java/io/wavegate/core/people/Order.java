package io.wavegate.core.people;

/**
 * A person's word on one attempt of a gate, or Wavegate's own. It is evidence like any other: the
 * judge weighs it.
 *
 * @param kind what it says
 * @param word whose, and why
 */
public record Order(Kind kind, Word word) {
  /** What an order says. */
  public enum Kind {
    /** Let it through. */
    APPROVE,
    /** Fail it, and leave what is deployed. */
    REJECT,
    /** Take back what is deployed. */
    ABORT,
    /** End it, unless the evidence is bad: Wavegate's own, as it rolls an older release back. */
    STOP
  }
}
