package io.wavegate.standins.eventbridge;

/**
 * Decides what becomes of a delivery that is due: run it once, not at all, twice, or later.
 * EventBridge promises neither order nor exactly one delivery.
 */
@FunctionalInterface
public interface Delivery {

  /** Every event reaches its target once, in order. */
  Delivery FAITHFUL = Attempt::run;

  void deliver(Attempt attempt);
}
