package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.model.Reading;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.WavePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a deployment that is under way is to be stopped for its alarms. */
public final class InFlight {
  private InFlight() {}

  /** Whether a wave has a lever that can stop a deployment, and may pull it without a person. */
  public static boolean isStopped(WavePolicy wave) {
    boolean can =
        Stream.concat(Stream.of(wave.rollback().lever()), wave.rollback().orElse().stream())
            .anyMatch(Lever::worksInFlight);
    return can && wave.conduct().mode() == Mode.HANDS_OFF;
  }

  /**
   * What the alarms have against it; empty if nothing.
   *
   * @param from since when it is watched
   * @param alarms what they did since then
   * @param readAt when they were read
   */
  public static Optional<String> against(
      WavePolicy wave, Instant from, List<AlarmLook> alarms, Instant readAt) {
    Evidence evidence =
        new Evidence(
            readAt,
            new Reading.Read<>(new CarrierLook.Holding(List.of()), readAt),
            alarms,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    WatchWindow deployment = WatchWindow.ofDeployment(from, readAt);
    return BadEvidence.in(
        new WaveCase(wave, deployment, evidence, new Spoken(List.of(), List.of()), readAt));
  }
}
