package io.wavegate.local.scenario;

import io.wavegate.core.model.Place;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong between Wavegate and the services. Without a time it lasts to the end. */
public sealed interface Fault extends Deed {
  /** How long it lasts. */
  Optional<Duration> lasts();

  /**
   * Events do not arrive as they should.
   *
   * @param kind which
   * @param by how much later, for those that are late or come again
   */
  record Events(Kind kind, Fate fate, Duration by, Optional<Duration> lasts) implements Fault {
    /** Kinds of events. */
    public enum Kind {
      /** All but the ticks of schedules. */
      ALL,
      /** An alarm's state changed. */
      ALARM,
      /** An alarm was edited or deleted. */
      ALARM_CONFIGURATION,
      /** A pipeline's execution changed. */
      PIPELINE,
      /** A stage's execution changed. */
      STAGE,
      /** An action's execution changed. */
      ACTION,
      /** An execution of a state machine ended. */
      MACHINE,
      /** A schedule's tick. */
      SCHEDULE
    }

    /** What becomes of them. */
    public enum Fate {
      /** They never arrive. */
      LOST,
      /** They arrive later. */
      LATE,
      /** They arrive, and once more. */
      TWICE
    }
  }

  /**
   * A service answers badly.
   *
   * @param service its endpoint prefix, such as {@code monitoring}
   * @param operation one operation; none means all
   * @param in where; none means everywhere
   */
  record Service(
      String service,
      Optional<String> operation,
      Optional<Place> in,
      Answers answers,
      Optional<Duration> lasts)
      implements Fault {
    /** How it answers. */
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
      LOST
    }
  }

  /** An answer of DescribeAlarms leaves an alarm out, though it is there. */
  record LeftOut(String alarm, Optional<Duration> lasts) implements Fault {}

  /** The table does not answer. */
  record StoreDown(Optional<Duration> lasts) implements Fault {}

  /**
   * Executions of a state machine are stopped from outside.
   *
   * @param machine the definition's name
   */
  record MachineStopped(String machine) implements Fault {
    @Override
    public Optional<Duration> lasts() {
      return Optional.empty();
    }
  }
}
