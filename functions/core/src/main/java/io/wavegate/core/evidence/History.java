package io.wavegate.core.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All changes of an alarm's state in a window, every page of them.
 *
 * @param from begin of the window
 * @param to end of the window
 * @param transitions oldest first
 */
public record History(Instant from, Instant to, List<Transition> transitions) {
  /** Sorts and copies the list. */
  public History {
    transitions = transitions.stream().sorted(Comparator.comparing(Transition::at)).toList();
  }

  /**
   * The same for whoever asks when a spell began: one that is older than what CloudWatch keeps has
   * not begun as that begins.
   *
   * @param since the begin of the window that was asked for
   */
  public History datedFrom(Instant since) {
    return new History(since, to, transitions);
  }
}
