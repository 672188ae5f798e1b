package io.wavegate.engine.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks that a flow's transitions lead somewhere, and that every state can be reached. */
final class FlowChecker {
  private FlowChecker() {}

  static void check(Flow flow, Fields fields) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(flow.startAt());
    if (!flow.states().containsKey(flow.startAt())) {
      fields.problem("StartAt names '" + flow.startAt() + "', which is not among its states");
      return;
    }
    if (flow.states().values().stream().noneMatch(FlowChecker::ends)) {
      fields.problem("none of its states ends it: one needs 'End': true, or is a Succeed or Fail");
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (reached.add(name)) {
        follow(flow, flow.state(name), open, fields);
      }
    }
    for (String name : flow.states().keySet()) {
      if (!reached.contains(name)) {
        fields.problem("state '" + name + "' is not reachable");
      }
    }
  }

  private static void follow(Flow flow, State state, Deque<String> open, Fields fields) {
    for (Transition transition : transitions(state)) {
      switch (transition) {
        case Transition.End end -> {}
        case Transition.Next(String target) -> {
          if (flow.states().containsKey(target)) {
            open.add(target);
          } else {
            fields.problem(
                "state '" + state.name() + "' leads to '" + target + "', which does not exist");
          }
        }
      }
    }
  }

  private static boolean ends(State state) {
    List<Transition> all = transitions(state);
    return all.isEmpty() || all.stream().anyMatch(Transition.End.class::isInstance);
  }

  private static List<Transition> transitions(State state) {
    return switch (state) {
      case State.Pass s -> List.of(s.exit().transition());
      case State.Wait s -> List.of(s.exit().transition());
      case State.Succeed s -> List.of();
      case State.Fail s -> List.of();
      case State.Task s -> with(s.exit(), s.handling());
      case State.Parallel s -> with(s.exit(), s.handling());
      case State.Map s -> with(s.exit(), s.handling());
      case State.Choice s -> {
        List<Transition> all = new ArrayList<>();
        s.rules().forEach(rule -> all.add(rule.exit().transition()));
        s.otherwise().ifPresent(exit -> all.add(exit.transition()));
        yield all;
      }
    };
  }

  private static List<Transition> with(Exit exit, Handling handling) {
    List<Transition> all = new ArrayList<>();
    all.add(exit.transition());
    handling.catchers().forEach(catcher -> all.add(catcher.exit().transition()));
    return all;
  }
}
