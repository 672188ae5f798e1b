package io.wavegate.local.simulate.trace;

/** How an invocation ended. */
public enum End {
  /** It answered. */
  ANSWERED,
  /** It threw. */
  THREW,
  /** Its process died. */
  DIED
}
