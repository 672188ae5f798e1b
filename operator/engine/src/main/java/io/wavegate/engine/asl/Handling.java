package io.wavegate.engine.asl;

import java.util.List;

/**
 * What a state does about errors.
 *
 * @param retriers {@code Retry}, tried in order
 * @param catchers {@code Catch}, tried in order when no retry is left
 */
public record Handling(List<Retrier> retriers, List<Catcher> catchers) {
  /** Nothing is retried, nothing is caught. */
  public static final Handling NONE = new Handling(List.of(), List.of());

  /** Copies. */
  public Handling {
    retriers = List.copyOf(retriers);
    catchers = List.copyOf(catchers);
  }
}
