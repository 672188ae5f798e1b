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
  private static final int LOOKS = 200;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration SELDOM = Duration.ofHours(1);

  private Asking() {}

  /** When the gate ends whatever happens: its deadline, and the time that a person is given. */
  static Instant end(WaveCase wave) {
    return lasts(wave).isPresent()
        ? wave.policy().conduct().end(wave.window().deadline())
        : wave.window().deadline();
  }

  /** Whether the gate is past its deadline, and still open only because a person is asked. */
  static boolean isLate(WaveCase wave) {
    return wave.now().isAfter(wave.window().deadline());
  }

  /** Whether a person is, or could be, asked now. */
  static boolean isOpen(WaveCase wave) {
    return lasts(wave).isPresent() && !wave.now().isAfter(end(wave));
  }

  /**
   * When to look again while a person is asked: an alarm or an answer wakes the gate, and an
   * execution's history ends at 25,000 events, so that long questions are looked at seldom.
   */
  static Instant nextLook(WaveCase wave) {
    Duration pause = lasts(wave).orElse(Duration.ZERO).dividedBy(LOOKS);
    Duration bounded = pause.compareTo(SOON) < 0 ? SOON : pause;
    Instant next = wave.now().plus(bounded.compareTo(SELDOM) > 0 ? SELDOM : bounded);
    Instant last = end(wave).plusSeconds(1);
    return next.isAfter(last) ? last : next;
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
