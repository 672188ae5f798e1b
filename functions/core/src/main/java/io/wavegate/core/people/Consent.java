package io.wavegate.core.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an act may be done now, or waits for a second person. */
public sealed interface Consent {
  /** How long a first person's word waits for a second one's. */
  Duration WAITS = Duration.ofHours(1);

  /**
   * It may be done.
   *
   * @param first who asked for it before, where two are wanted
   */
  record Given(Optional<String> first) implements Consent {}

  /** The first of two has asked. */
  record SecondWanted() implements Consent {}

  /**
   * The same person has asked again, and is still only one.
   *
   * @param until how long the first word counts
   */
  record SamePerson(Instant until) implements Consent {}

  /**
   * Weighs who asks.
   *
   * @param two whether the policy wants two people for this
   * @param asked who asked for the very same before, if anybody did
   * @param who who asks now
   */
  static Consent of(boolean two, Optional<Asked> asked, String who, Instant now) {
    if (!two) {
      return new Given(Optional.empty());
    }
    Optional<Asked> first = asked.filter(earlier -> now.isBefore(earlier.at().plus(WAITS)));
    if (first.isEmpty()) {
      return new SecondWanted();
    }
    return first.get().who().equals(who)
        ? new SamePerson(first.get().at().plus(WAITS))
        : new Given(Optional.of(first.get().who()));
  }

  /** That somebody has asked for an act that two people must ask for. */
  record Asked(String who, Instant at) {}
}
