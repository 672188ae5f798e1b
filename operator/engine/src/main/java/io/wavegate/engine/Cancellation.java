package io.wavegate.engine;

/** The means to have a scheduled action not run. */
@FunctionalInterface
public interface Cancellation {

  /** From now on the action does not run; does nothing if it has run already. */
  void cancel();
}
