package io.wavegate.local.simulate.schedule;

/** How a service answers badly. */
public enum Answers {
  /** Too many calls. */
  THROTTLED,
  /** No permission. */
  DENIED,
  /** An error of the service. */
  ERROR,
  /** Nothing, and nothing was done. */
  NOTHING,
  /** Nothing, though it was done. */
  LOST,
  /** As ever, but seconds later. */
  SLOW
}
