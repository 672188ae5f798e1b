package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.asl.Exit;
import io.wavegate.engine.asl.Handling;
import io.wavegate.engine.asl.State;
import io.wavegate.engine.query.Bindings;
import io.wavegate.engine.query.Template;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states that take no time: Pass, Choice, Succeed, Fail. */
final class SimpleStates {
  private SimpleStates() {}

  private static void run(Visit visit, Runnable step) {
    visit.step(Handling.NONE, () -> {}, step);
  }

  static void pass(Visit visit, State.Pass state) {
    run(visit, () -> visit.leave(state.exit(), visit.input(), visit.bindings(Map.of())));
  }

  static void choice(Visit visit, State.Choice state) {
    run(
        visit,
        () -> {
          Bindings bindings = visit.bindings(Map.of());
          Exit exit =
              state.rules().stream()
                  .filter(rule -> holds(visit, rule, bindings))
                  .findFirst()
                  .map(State.Rule::exit)
                  .or(state::otherwise)
                  .orElseThrow(() -> noChoice(visit));
          visit.leave(exit, visit.input(), bindings);
        });
  }

  private static boolean holds(Visit visit, State.Rule rule, Bindings bindings) {
    String field = rule.exit().field() + "Condition";
    return visit
        .evaluate(
            () -> Values.ofType(rule.condition(), field, "boolean", bindings, JsonNode::isBoolean))
        .booleanValue();
  }

  /**
   * The guide's name for it is {@code States.NoChoiceMatched}; the service is reported to give
   * this.
   */
  private static Visit.Failed noChoice(Visit visit) {
    return new Visit.Failed(
        Failure.runtime(
            visit.located(
                "Failed to transition out of the state. The state does not point to a next"
                    + " state.")));
  }

  static void succeed(Visit visit, State.Succeed state) {
    run(
        visit,
        () -> {
          Bindings bindings = visit.bindings(Map.of());
          JsonNode output =
              state
                  .output()
                  .map(t -> visit.evaluate(() -> t.evaluate(bindings, "Output")))
                  .orElse(visit.input());
          visit.recordExit(output, null);
          visit.strand().succeed(output);
        });
  }

  static void fail(Visit visit, State.Fail state) {
    run(
        visit,
        () -> {
          Bindings bindings = visit.bindings(Map.of());
          String error = text(visit, state.error(), "Error", bindings);
          String cause = text(visit, state.cause(), "Cause", bindings);
          throw new Visit.Failed(Failure.of(error, cause));
        });
  }

  private static @Nullable String text(
      Visit visit, Optional<Template> template, String field, Bindings bindings) {
    return template
        .map(
            t ->
                visit
                    .evaluate(
                        () -> Values.ofType(t, field, "string", bindings, JsonNode::isTextual))
                    .textValue())
        .orElse(null);
  }
}
