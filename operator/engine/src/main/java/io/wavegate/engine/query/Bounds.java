package io.wavegate.engine.query;

import com.dashjoin.jsonata.Jsonata;

/**
 * Stops an expression that goes too deep or on for too long.
 *
 * <p>Work is counted in evaluated nodes, not in milliseconds, so that the same expression stops at
 * the same place on every machine.
 */
final class Bounds {
  /**
   * Nested evaluations; a recursive function uses a few per call, and each takes many frames of the
   * thread's stack.
   */
  static final int MAX_DEPTH = 100;

  /** Evaluated nodes: a second or two of work. */
  static final int MAX_STEPS = 2_000_000;

  private int depth;
  private int steps;

  private Bounds() {}

  static void guard(Jsonata.Frame frame) {
    Bounds bounds = new Bounds();
    frame.setEvaluateEntryCallback((expression, input, environment) -> bounds.enter());
    frame.setEvaluateExitCallback((expression, input, environment, result) -> bounds.depth--);
  }

  private void enter() {
    depth++;
    steps++;
    if (depth > MAX_DEPTH) {
      throw new Stopped("Expression goes deeper than " + MAX_DEPTH + " evaluations");
    }
    if (steps > MAX_STEPS) {
      throw new Stopped("Expression takes more than " + MAX_STEPS + " evaluations");
    }
  }
}
