package io.wavegate.core.gate;

import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a bake may be made by a person: its action ends by itself at last. */
public final class Extensions {
  /** A Lambda action is failed by CodePipeline after 24 hours. */
  private static final Duration INVOKE = Duration.ofHours(24);

  private Extensions() {}

  /**
   * Why the bake cannot be so long.
   *
   * @param end when the gate would be decided at the latest
   * @param structure the pipeline as it is now: it says how long an approval waits
   */
  public static Optional<String> refusal(
      Gate gate, Instant end, Reading<PipelineStructure> structure) {
    return switch (gate.carrier()) {
      case INVOKE -> pastTheEnd(gate, INVOKE, end);
      case APPROVAL -> pastTheApproval(gate, end, structure);
      case FAILED_STAGE -> Optional.of("the stage has failed, nothing bakes");
      case IN_FLIGHT -> Optional.of("the stage still deploys, nothing bakes");
    };
  }

  private static Optional<String> pastTheApproval(
      Gate gate, Instant end, Reading<PipelineStructure> structure) {
    String action = gate.action();
    return switch (structure) {
      case Unread<PipelineStructure> unread ->
          Optional.of(
              "how long approval action " + action + " waits was not read: " + unread.why());
      case Read<PipelineStructure> read ->
          read.value()
              .waits(gate.id().gate().stage(), action)
              .map(limit -> pastTheEnd(gate, limit, end))
              .orElseGet(() -> Optional.of("the pipeline has no approval action " + action));
    };
  }

  private static Optional<String> pastTheEnd(Gate gate, Duration limit, Instant deadline) {
    Instant end = gate.openedAt().plus(PipelineStructure.held(limit));
    return deadline.isAfter(end)
        ? Optional.of(
            "the bake would be decided by "
                + Said.day(deadline)
                + " at the latest, and "
                + gate.carrier().word()
                + " action "
                + gate.action()
                + ", which fails by itself after "
                + Said.duration(limit)
                + ", can be held until "
                + Said.day(end))
        : Optional.empty();
  }
}
