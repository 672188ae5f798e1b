package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.asl.State;
import io.wavegate.engine.query.Bindings;
import io.wavegate.engine.query.Json;
import io.wavegate.engine.query.QueryException;
import io.wavegate.engine.query.Template;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An inline Map state under way. */
final class MapRun {
  /** Iterations that an inline map runs at once. */
  private static final int MAX_CONCURRENCY = 40;

  /** What the fields of the state evaluate to. */
  record Plan(
      JsonNode items, int concurrency, OptionalInt tolerated, OptionalInt toleratedPercentage) {

    boolean hasThreshold() {
      return tolerated.isPresent() || toleratedPercentage.isPresent();
    }

    /** Whether so many failed iterations are still borne; none are unless the state says so. */
    boolean tolerates(int failed) {
      return hasThreshold()
          && failed <= tolerated.orElse(Integer.MAX_VALUE)
          && failed * 100.0 <= (double) toleratedPercentage.orElse(100) * items.size();
    }
  }

  private final Visit visit;
  private final State.Map state;

  MapRun(Visit visit, State.Map state) {
    this.visit = visit;
    this.state = state;
  }

  Visit visit() {
    return visit;
  }

  State.Map state() {
    return state;
  }

  void run() {
    step(this::attempt);
  }

  void step(Runnable step) {
    visit.step(state.handling(), this::run, step);
  }

  private void attempt() {
    Plan plan = plan();
    ObjectNode details = History.details().put("length", plan.items().size());
    long started = visit.record("MapStateStarted", details);
    Iterations iterations = new Iterations(this, plan);
    visit.activity(iterations);
    iterations.start(started);
  }

  private Plan plan() {
    Bindings bindings = visit.bindings(Map.of());
    State.Iteration fields = state.iteration();
    JsonNode items = visit.evaluate(() -> items(fields.items(), bindings));
    int most = number(fields.maxConcurrency(), "MaxConcurrency", bindings).orElse(0);
    return new Plan(
        items,
        most == 0 ? MAX_CONCURRENCY : Math.min(most, MAX_CONCURRENCY),
        number(fields.toleratedFailureCount(), "ToleratedFailureCount", bindings),
        number(fields.toleratedFailurePercentage(), "ToleratedFailurePercentage", bindings));
  }

  private JsonNode items(Optional<Template> items, Bindings bindings) {
    if (items.isPresent()) {
      return Values.ofType(items.get(), "Items", "array", bindings, JsonNode::isArray);
    }
    if (!visit.input().isArray()) {
      throw new QueryException(
          "", "Map state input must be an array but was: " + Json.text(visit.input()));
    }
    return visit.input();
  }

  private OptionalInt number(Optional<Template> field, String name, Bindings bindings) {
    return field
        .map(t -> visit.evaluate(() -> Values.integer(t, name, bindings, 0, Values.MAX_SECONDS)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
