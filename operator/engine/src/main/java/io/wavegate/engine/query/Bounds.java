package io.wavegate.engine.query;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops an expression that goes too deep, on for too long, or holds too much. Depth and size are
 * those that are reported of Step Functions, and so are the words.
 *
 * <p>Work is counted in evaluated nodes, not in milliseconds, so that the same expression stops at
 * the same place on every machine.
 */
final class Bounds {
  /** Nested evaluations; a recursive function uses a few per call. */
  static final int MAX_DEPTH = 100;

  /** Evaluated nodes: a second or two of work. */
  static final int MAX_STEPS = 2_000_000;

  /** Items of one array. */
  static final int MAX_ITEMS = 873_782;

  /** Characters of one text. */
  static final int MAX_CHARACTERS = 6_990_256;

  private static final String TOO_DEEP =
      "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as"
          + " tail-recursive";

  private int depth;
  private int steps;

  private Bounds() {}

  static Bounds guard(Jsonata.Frame frame) {
    Bounds bounds = new Bounds();
    frame.setEvaluateEntryCallback((expression, input, environment) -> bounds.enter());
    frame.setEvaluateExitCallback((expression, input, environment, result) -> bounds.leave(result));
    return bounds;
  }

  /** Whether it was the expression as a whole that failed, and no part of it. */
  boolean isAtTop() {
    return depth == 1;
  }

  private void enter() {
    depth++;
    steps++;
    if (depth > MAX_DEPTH) {
      throw tooDeep();
    }
    if (steps > MAX_STEPS) {
      throw Stopped.atBound("Expression evaluation timeout: Check for infinite loop");
    }
  }

  private void leave(@Nullable Object result) {
    depth--;
    if (result instanceof List<?> list) {
      hold(list.size());
    } else if (result instanceof String text && text.length() > MAX_CHARACTERS) {
      throw full();
    }
  }

  /** Stops what would hold more items than may be held. */
  static void hold(double items) {
    if (items > MAX_ITEMS) {
      throw full();
    }
  }

  /** The thread's own stack may end before the count does. */
  static Stopped tooDeep() {
    return Stopped.atBound(TOO_DEEP);
  }

  private static Stopped full() {
    return Stopped.atBound(
        "Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }
}
