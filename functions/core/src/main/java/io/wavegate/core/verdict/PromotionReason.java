package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Why a release may go on, with the arithmetic. */
final class PromotionReason {
  private PromotionReason() {}

  static String of(WaveCase wave) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "baked "
            + Said.duration(Duration.between(wave.window().deployed(), wave.window().until()))
            + " ("
            + Said.clock(wave.window().deployed())
            + " to "
            + Said.clock(wave.window().until())
            + ") and settled"
            + wave.policy().bake().why().map(why -> ", " + why).orElse(""));
    parts.addAll(alarms(wave));
    wave.evidence().traffic().forEach(count -> parts.add(traffic(count)));
    if (!wave.evidence().tests().isEmpty()) {
      parts.add(tests(wave.evidence().tests()));
    }
    return String.join("; ", parts);
  }

  private static List<String> alarms(WaveCase wave) {
    List<String> quiet = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (AlarmLook look : wave.evidence().alarms()) {
      AlarmTime time = BadEvidence.time(wave, look);
      if (time.spells().isEmpty()) {
        quiet.add(look.name());
      } else {
        parts.add(
            look.name()
                + " "
                + Said.duration(time.total())
                + " in ALARM, "
                + wave.policy().alarms().tolerated());
      }
    }
    if (!quiet.isEmpty()) {
      parts.addFirst(String.join(", ", quiet) + " OK throughout");
    }
    return parts;
  }

  private static String traffic(TrafficCount count) {
    String seen = count.sum() instanceof Read<Double> read ? Said.number(read.value()) : "unread";
    return seen
        + " requests"
        + count.rule().where()
        + ", at least "
        + Said.number(count.rule().atLeast())
        + " wanted";
  }

  private static String tests(List<TestEvidence> tests) {
    long passed =
        tests.stream().filter(test -> test.outcome() instanceof TestOutcome.Passed).count();
    long flaky =
        tests.stream()
            .map(TestEvidence::outcome)
            .filter(TestOutcome.Passed.class::isInstance)
            .flatMap(outcome -> outcome.detail().stream())
            .filter(TestDetail::isFlaky)
            .count();
    List<String> failed =
        tests.stream()
            .filter(test -> test.outcome() instanceof TestOutcome.Failed)
            .map(TestEvidence::name)
            .toList();
    return passed
        + " of "
        + Said.count(tests.size(), "test")
        + " passed"
        + (flaky > 0 ? " (" + flaky + " only after a retry)" : "")
        + (failed.isEmpty() ? "" : "; informative " + String.join(", ", failed) + " failed");
  }
}
