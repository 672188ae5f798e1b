package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.trace.Happened.Called;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * S7: an error, an absence or a timeout never becomes PROMOTE: of everything that the invocation
 * which decided so has read, the last reading of each thing succeeded.
 */
final class S7Unknown implements Rule {
  private static final List<String> READS =
      List.of(
          "DescribeAlarms",
          "DescribeAlarmHistory",
          "GetMetricData",
          "GetPipelineState",
          "GetPipeline");

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Line line : story.gates().decisions()) {
      if (line.verdict().equals("PROMOTE")) {
        Map<String, Called> last = new LinkedHashMap<>();
        story.calls(line.wrote().invocation()).stream()
            .filter(call -> READS.contains(call.operation()) && !call.at().isAfter(line.at()))
            .forEach(call -> last.put(thing(call), call));
        last.values().stream()
            .filter(call -> !call.isKnown())
            .forEach(
                call ->
                    breaches.add(
                        new Breach(
                            "S7",
                            line.at(),
                            "PROMOTE at %s although %s was not answered: %s"
                                .formatted(line.wave(), call.operation(), call.outcome()))));
      }
    }
    return breaches;
  }

  /** What a call asks about. */
  private static String thing(Called call) {
    return call.operation()
        + call.input().path("AlarmName")
        + call.input().path("AlarmNames")
        + call.input().path("ChildrenOfAlarmName");
  }
}
