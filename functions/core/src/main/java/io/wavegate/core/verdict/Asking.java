package io.wavegate.core.verdict;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a person is asked about a gate that comes to no end, and until when. */
final class Asking {
  private Asking() {}

  /** When the gate ends whatever happens: its deadline, and the time that a person is given. */
  static Instant end(WaveCase wave) {
    return wave.window().deadline().plus(lasts(wave).orElse(Duration.ZERO));
  }

  /** Whether the gate is past its deadline, and still open only because a person is asked. */
  static boolean isLate(WaveCase wave) {
    return wave.now().isAfter(wave.window().deadline());
  }

  /** Whether a person is, or could be, asked now. */
  static boolean isOpen(WaveCase wave) {
    return lasts(wave).isPresent() && !wave.now().isAfter(end(wave));
  }

  /** What is added to the reason of a halt where nobody has answered. */
  static String inVain(WaveCase wave) {
    return lasts(wave)
        .map(time -> "; a person was asked until " + Said.day(end(wave)) + ", and did not answer")
        .orElse("");
  }

  /** Nobody can let a stage go on that has failed, or that was let on already. */
  private static Optional<Duration> lasts(WaveCase wave) {
    boolean failed =
        wave.evidence().carrier() instanceof Read<CarrierLook> read
            && read.value() instanceof CarrierLook.FailedStage;
    return failed || wave.policy().conduct().mode() == Mode.OBSERVE
        ? Optional.empty()
        : wave.policy().conduct().ask();
  }
}
