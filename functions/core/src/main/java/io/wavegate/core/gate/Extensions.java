package io.wavegate.core.gate;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a bake may be made by a person: its action ends by itself at last. */
public final class Extensions {
  /** A Lambda action is failed by CodePipeline after 24 hours; some are kept to answer it. */
  private static final Duration INVOKE = Duration.ofHours(23);

  /** An approval lasts 60 days at most. */
  private static final Duration APPROVAL = Duration.ofDays(59);

  private Extensions() {}

  /**
   * Why the bake cannot be so long.
   *
   * @param end when the gate would be decided at the latest
   */
  public static Optional<String> refusal(Gate gate, Instant end) {
    return switch (gate.carrier()) {
      case INVOKE -> pastTheEnd(gate, INVOKE, end);
      case APPROVAL -> pastTheEnd(gate, APPROVAL, end);
      case FAILED_STAGE -> Optional.of("the stage has failed, nothing bakes");
      case IN_FLIGHT -> Optional.of("the stage still deploys, nothing bakes");
    };
  }

  private static Optional<String> pastTheEnd(Gate gate, Duration most, Instant deadline) {
    Instant end = gate.openedAt().plus(most);
    return deadline.isAfter(end)
        ? Optional.of(
            "the bake would be decided by "
                + Said.day(deadline)
                + " at the latest, and "
                + gate.carrier().word()
                + " action "
                + gate.action()
                + " can be held until "
                + Said.day(end))
        : Optional.empty();
  }
}
