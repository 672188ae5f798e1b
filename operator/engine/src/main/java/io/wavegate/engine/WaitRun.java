package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.asl.Handling;
import io.wavegate.engine.asl.State;
import io.wavegate.engine.query.Bindings;
import io.wavegate.engine.query.QueryException;
import io.wavegate.engine.query.Template;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** A Wait state under way. */
final class WaitRun {
  private final Visit visit;
  private final State.Wait state;

  WaitRun(Visit visit, State.Wait state) {
    this.visit = visit;
    this.state = state;
  }

  void run() {
    step(
        () -> {
          Instant due = due(visit.bindings(Map.of()));
          Cancellation timer = visit.execution().at(due, visit.name(), () -> step(this::leave));
          visit.activity(cutBy -> timer.cancel());
        });
  }

  private void step(Runnable step) {
    visit.step(Handling.NONE, () -> {}, step);
  }

  private void leave() {
    visit.leave(state.exit(), visit.input(), visit.bindings(Map.of()));
  }

  private Instant due(Bindings bindings) {
    return switch (state.until()) {
      case State.Until.Seconds(Template value) ->
          visit
              .execution()
              .host()
              .now()
              .plusSeconds(
                  visit.evaluate(
                      () -> Values.integer(value, "Seconds", bindings, 0, Values.MAX_SECONDS)));
      case State.Until.Timestamp(Template value) ->
          timestamp(
              visit
                  .evaluate(
                      () ->
                          Values.ofType(
                              value, "Timestamp", "string", bindings, JsonNode::isTextual))
                  .textValue());
    };
  }

  private Instant timestamp(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      QueryException failure =
          new QueryException(
              "Timestamp",
              "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
                  + " string: "
                  + text);
      throw visit.evaluationFailed(failure, visit.strand().lastEvent());
    }
  }
}
