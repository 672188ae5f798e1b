package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.Struck;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A run that was played.
 *
 * @param release the execution that was simulated
 * @param end when the run was over
 * @param steps the effects, each by the place in its invocation
 */
record Played(Schedule schedule, Trace trace, String release, Instant end, List<Stage.Step> steps) {
  /** Copies the list. */
  Played {
    steps = List.copyOf(steps);
  }

  /** Whether the release went through all waves. */
  boolean isPromoted() {
    return trace
        .of(PipelineMoved.class)
        .anyMatch(moved -> moved.execution().equals(release) && moved.state().equals("SUCCEEDED"));
  }

  /** The indexes of the faults that did something. */
  Set<Integer> struck() {
    return trace.of(Struck.class).map(Struck::fault).collect(Collectors.toCollection(TreeSet::new));
  }
}
