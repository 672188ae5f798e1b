package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.checker.Story.ActionKey;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The other side of S1: ROLL BACK is decided only on positive bad evidence, an alarm in ALARM since
 * the wave was entered, a required test or deploy action that failed, or on a person's word.
 */
final class S1RollBack implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Line line : story.gates().decisions()) {
      if (line.verdict().equals("ROLL_BACK") && !isFounded(story, line)) {
        breaches.add(
            new Breach(
                "S1",
                line.at(),
                "rolled back at " + line.wave() + " without bad evidence: " + line.text()));
      }
    }
    return breaches;
  }

  private static boolean isFounded(Story story, Line line) {
    Wave wave =
        story.plan().waves().stream()
            .filter(w -> w.name().equals(line.wave()))
            .findFirst()
            .orElseThrow();
    Optional<Instant> entered =
        story.last(
            new ActionKey(line.execution(), wave.stage(), Plan.ENTRY), "SUCCEEDED", line.at());
    if (entered.isEmpty()) {
      return false;
    }
    boolean aborted =
        line.text().contains("aborted by")
            && (S8Asked.isAsked(story, line, wave, "ABORT") || isTakenBack(story, line, wave));
    return aborted
        || fired(story, wave, entered.get(), line.at())
        || deploymentFailed(story, wave, line)
        || testFailed(story, wave, line, entered.get());
  }

  /** Whoever wants the release back aborts the gate that is open. */
  private static boolean isTakenBack(Story story, Line line, Wave wave) {
    return story
        .trace()
        .of(PersonAsked.class)
        .anyMatch(asked -> S8TakenBack.isOf(asked, line.execution(), wave.stage(), line.at()));
  }

  private static boolean fired(Story story, Wave wave, Instant from, Instant to) {
    return wave.alarms().stream()
        .anyMatch(
            alarm -> {
              Duration time = story.alarms().timeIn(alarm, "ALARM", from, to);
              boolean at = story.alarms().firstIn(alarm, "ALARM", from, to).isPresent();
              return at && time.compareTo(wave.tolerance()) >= 0;
            });
  }

  private static boolean deploymentFailed(Story story, Wave wave, Line line) {
    return story
        .last(new ActionKey(line.execution(), wave.stage(), Plan.DEPLOY), "FAILED", line.at())
        .isPresent();
  }

  private static boolean testFailed(Story story, Wave wave, Line line, Instant from) {
    TestTruth tests = new TestTruth(story.trace());
    TestTruth.Asked asked = new TestTruth.Asked(line.execution(), wave.name(), from, line.at());
    return wave.tests().stream()
        .filter(Plan.Test::required)
        .anyMatch(
            test -> test.isHttp() ? tests.siteFailed(from, line.at()) : tests.failed(test, asked));
  }
}
