package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.End;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Logged;
import io.wavegate.local.simulate.trace.Happened.Returned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * L5: a dead watcher is noticed. What notices is an alarm on a heartbeat that does not come, so
 * that a heartbeat must not come from a watcher that does not see.
 */
final class L5Heartbeat implements Rule {
  private static final String BEAT = "counts Heartbeat";

  @Override
  public List<Breach> breaches(Story story) {
    Set<Integer> failed =
        story
            .trace()
            .of(Returned.class)
            .filter(returned -> returned.end() != End.ANSWERED)
            .map(Returned::number)
            .collect(Collectors.toSet());
    List<Breach> breaches = new ArrayList<>();
    story
        .trace()
        .of(Logged.class)
        .filter(logged -> logged.text().equals(BEAT))
        .filter(
            logged -> isBlind(story, logged.invocation()) || failed.contains(logged.invocation()))
        .forEach(
            logged ->
                breaches.add(
                    new Breach("L5", logged.at(), "a watcher that saw nothing gave a heartbeat")));
    return breaches;
  }

  /** It asked for alarms and was never answered. */
  private static boolean isBlind(Story story, int invocation) {
    List<Called> looks =
        story.calls(invocation).stream()
            .filter(call -> call.operation().equals("DescribeAlarms"))
            .toList();
    return !looks.isEmpty() && looks.stream().noneMatch(Called::isKnown);
  }
}
