package io.wavegate.core.policy;

import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a policy may say, and what its people are likely to regret one day. */
public final class Advice {
  /** A Monday; weeks are alike, but for those with an exception in them. */
  private static final LocalDate ANY_MONDAY = LocalDate.of(2026, 1, 5);

  private static final int FORTNIGHT = 14;

  /** The longest that an invoke action can wait for an entry gate. */
  private static final Duration INVOKE = Duration.ofHours(23);

  private static final String FREEZE =
      "calendars may be closed for days, and the entry gate is carried by an invoke action, which"
          + " ends after 24h: give it the carrier approval";

  private Advice() {}

  /** Each piece with the wave that it is about; none for a policy that needs none. */
  public static List<String> on(Policy policy) {
    List<String> advice = new ArrayList<>();
    for (WavePolicy wave : policy.waves()) {
      about(wave).forEach(text -> advice.add("wave " + wave.name() + ": " + text));
      if (!policy.calendars().isEmpty() && wave.entry().carrier() == CarrierKind.INVOKE) {
        advice.add("wave " + wave.name() + ": " + FREEZE);
      }
    }
    return advice;
  }

  private static List<String> about(WavePolicy wave) {
    List<String> advice = new ArrayList<>();
    longestClosed(wave.windows()).flatMap(closed -> waiting(wave, closed)).ifPresent(advice::add);
    if (wave.traffic().isEmpty()) {
      advice.add("no traffic is demanded: a night without a request is a healthy bake");
    }
    wave.tests().stream().flatMap(test -> once(wave, test).stream()).forEach(advice::add);
    LeverAdvice.on(wave.rollback()).ifPresent(advice::add);
    return advice;
  }

  private static Optional<String> once(WavePolicy wave, TestSpec test) {
    return test.every()
        .filter(every -> every.compareTo(wave.bake().shortest()) >= 0)
        .map(
            every ->
                "test %s runs only once: every %s is not shorter than the bake, %s"
                    .formatted(
                        test.name(), Said.duration(every), Said.duration(wave.bake().shortest())));
  }

  /**
   * A time in which no window is open.
   *
   * @param from when the last one closed
   */
  private record Closed(Instant from, Duration lasts) {}

  private static Optional<String> waiting(WavePolicy wave, Closed closed) {
    String said =
        "no window is open for %s (from %s), and the entry gate "
            .formatted(Said.duration(closed.lasts()), Said.day(closed.from()));
    if (wave.entry().carrier() == CarrierKind.INVOKE && closed.lasts().compareTo(INVOKE) > 0) {
      return Optional.of(
          said
              + "is carried by an invoke action, which ends after 24h: give it the carrier"
              + " approval");
    }
    return closed.lasts().compareTo(wave.entry().waitAtMost()) > 0
        ? Optional.of(
            said + "waits at most " + Said.duration(wave.entry().waitAtMost()) + ", then it halts")
        : Optional.empty();
  }

  /** None where no window is ever closed, or there are none. */
  private static Optional<Closed> longestClosed(List<Window> windows) {
    return windows.stream()
        .flatMap(Advice::closings)
        .filter(moment -> windows.stream().noneMatch(window -> window.isOpen(moment)))
        .map(moment -> new Closed(moment, Duration.between(moment, opening(windows, moment))))
        .max(
            Comparator.comparing(Closed::lasts)
                .thenComparing(Closed::from, Comparator.reverseOrder()));
  }

  private static Stream<Instant> closings(Window window) {
    return Stream.concat(Stream.of(ANY_MONDAY), window.except().stream())
        .flatMap(date -> IntStream.range(-FORTNIGHT, FORTNIGHT).mapToObj(date::plusDays))
        .filter(date -> window.days().contains(date.getDayOfWeek()))
        .filter(date -> !window.except().contains(date))
        .map(date -> date.atTime(window.to()).atZone(window.zone()).toInstant());
  }

  private static Instant opening(List<Window> windows, Instant moment) {
    return windows.stream()
        .map(window -> window.nextOpening(moment))
        .min(Comparator.naturalOrder())
        .orElse(moment);
  }
}
