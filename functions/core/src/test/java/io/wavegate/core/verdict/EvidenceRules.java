package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook.Holding;
import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a promotion and a rollback stand on, said once more and otherwise than the judge says it:
 * for the policy of the tests, without a tolerance.
 */
final class EvidenceRules {
  private EvidenceRules() {}

  /** S1, line by line. */
  static boolean isComplete(WaveCase wave) {
    Evidence evidence = wave.evidence();
    return evidence.carrier() instanceof Read<?> read
        && read.value() instanceof Holding holding
        && holding.failed().isEmpty()
        && evidence.alarms().stream()
            .map(AlarmLook::name)
            .toList()
            .equals(List.of(Policies.AGGREGATE, Policies.OWN))
        && evidence.alarms().stream().allMatch(look -> isQuiet(wave, look))
        && evidence.pinned().equals(List.of("pinned", "pinned"))
        && evidence.traffic().getFirst().sum() instanceof Read<Double> sum
        && sum.value() >= 100
        && sum.value() < Double.POSITIVE_INFINITY
        && evidence.tests().stream().map(test -> test.name()).toList().contains("journeys")
        && evidence.tests().getFirst().name().equals("smoke")
        && evidence.tests().getFirst().outcome() instanceof TestOutcome.Passed
        && isInTime(wave);
  }

  private static boolean isQuiet(WaveCase wave, AlarmLook look) {
    return look.now() instanceof Read<AlarmFacts> now
        && now.value().configuration().equals("pinned")
        && isOk(now.value())
        && look.history() instanceof Read<History> history
        && !history.value().from().isAfter(Times.FROM)
        && !history.value().to().isBefore(wave.window().until())
        && !showed(history.value(), AlarmState.ALARM)
        && !showed(history.value(), AlarmState.INSUFFICIENT_DATA);
  }

  private static boolean isOk(AlarmFacts alarm) {
    return alarm.state() == AlarmState.OK
        && alarm.evaluation() == Evaluation.COMPLETE
        && alarm.children().stream().allMatch(EvidenceRules::isOk);
  }

  private static boolean isInTime(WaveCase wave) {
    Stream<Instant> readings =
        wave.evidence().alarms().stream()
            .flatMap(look -> Stream.of(look.now().at(), look.history().at()));
    Instant readAt = wave.evidence().readAt();
    Instant least =
        wave.window().until().isAfter(Times.BAKED) ? wave.window().until() : Times.BAKED;
    Instant settled = least.plus(Duration.ofMinutes(5));
    return Stream.concat(readings, Stream.of(readAt)).noneMatch(at -> at.isBefore(settled))
        && !wave.now().isBefore(readAt)
        && !wave.now().isAfter(readAt.plusSeconds(60))
        && !wave.now().isAfter(Times.DEADLINE);
  }

  /** An alarm that was in ALARM, a required test that failed, a deploy action that failed. */
  static boolean isBad(WaveCase wave) {
    Evidence evidence = wave.evidence();
    return evidence.alarms().stream().anyMatch(EvidenceRules::fired)
        || evidence.tests().stream()
            .anyMatch(test -> test.required() && test.outcome() instanceof TestOutcome.Failed)
        || (evidence.carrier() instanceof Read<?> read
            && read.value() instanceof Holding holding
            && !holding.failed().isEmpty());
  }

  private static boolean fired(AlarmLook look) {
    return (look.now() instanceof Read<AlarmFacts> now && now.value().state() == AlarmState.ALARM)
        || (look.history() instanceof Read<History> history
            && showed(history.value(), AlarmState.ALARM));
  }

  /** Whether the alarm was in that state at any moment since the watch began. */
  private static boolean showed(History history, AlarmState state) {
    List<Transition> changes = history.transitions();
    for (int i = 0; i < changes.size(); i++) {
      boolean last = i + 1 == changes.size();
      boolean entered = changes.get(i).to() == state;
      boolean watched =
          !changes.get(i).at().isBefore(Times.FROM)
              || last
              || changes.get(i + 1).at().isAfter(Times.FROM);
      if (entered && watched) {
        return true;
      }
    }
    return !changes.isEmpty()
        && changes.getFirst().from() == state
        && changes.getFirst().at().isAfter(Times.FROM);
  }
}
