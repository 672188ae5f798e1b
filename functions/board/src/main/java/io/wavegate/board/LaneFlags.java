package io.wavegate.board;

import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The moments of a wave that are not decisions: test results, recoveries. */
final class LaneFlags {
  /** Flags nearer than this share a label. */
  private static final double NEAR = 14;

  private LaneFlags() {}

  /**
   * A flag on a lane's bar.
   *
   * @param at when
   * @param x where
   * @param said what it tells
   * @param tone its colour
   */
  record Flag(Instant at, double x, String said, Tone tone) {}

  /** All of a wave's flags, by time; passed tests that are near each other are one. */
  static List<Flag> of(ReleaseView release, WaveView wave, Scale scale) {
    List<Flag> flags = new ArrayList<>(passed(wave, scale));
    for (TestEvidence test : wave.tests()) {
      if (test.outcome() instanceof TestOutcome.Failed failed) {
        String said = "test " + test.name() + " failed";
        flags.add(new Flag(failed.at(), scale.x(failed.at()), said, Tone.BAD));
      }
    }
    release.timeline().stream()
        .filter(entry -> entry.kind() == TimelineKind.RECOVERED)
        .filter(entry -> entry.wave().equals(wave.name()))
        .forEach(
            entry -> flags.add(new Flag(entry.at(), scale.x(entry.at()), "recovered", Tone.GOOD)));
    flags.sort(Comparator.comparing(Flag::at));
    return flags;
  }

  private static List<Flag> passed(WaveView wave, Scale scale) {
    List<Instant> times =
        wave.tests().stream()
            .map(TestEvidence::outcome)
            .filter(TestOutcome.Passed.class::isInstance)
            .map(outcome -> ((TestOutcome.Passed) outcome).at())
            .sorted()
            .toList();
    List<Flag> flags = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= times.size(); i++) {
      if (i == times.size() || scale.x(times.get(i)) - scale.x(times.get(from)) > NEAR) {
        int number = i - from;
        String said = number == 1 ? "test passed" : number + " tests passed";
        flags.add(new Flag(times.get(i - 1), scale.x(times.get(i - 1)), said, Tone.GOOD));
        from = i;
      }
    }
    return flags;
  }
}
