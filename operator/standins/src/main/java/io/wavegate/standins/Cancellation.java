package io.wavegate.standins;

/** Takes back a timer; does nothing if the timer has already run. */
@FunctionalInterface
public interface Cancellation {
  void cancel();
}
