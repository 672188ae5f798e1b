package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.query.Bindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The iterations of one attempt of a Map state.
 *
 * <p>That an inline map bears failures as a distributed one does, and leaves the failed items out
 * of its result, is believed.
 */
final class Iterations implements Visit.Activity, Strand.Owner {
  private final MapRun run;
  private final MapRun.Plan plan;
  private final Visit visit;
  private final Map<Strand, Integer> running = new LinkedHashMap<>();
  private final TreeMap<Integer, JsonNode> results = new TreeMap<>();
  private final List<Cancellation> failing = new ArrayList<>();
  private int next;
  private int failed;

  Iterations(MapRun run, MapRun.Plan plan) {
    this.run = run;
    this.plan = plan;
    this.visit = run.visit();
  }

  void start(long started) {
    stoppingOthers(
        () -> {
          while (next < plan.items().size() && running.size() < plan.concurrency()) {
            begin(started);
          }
          finishIfDone();
        });
  }

  private void begin(long previous) {
    int index = next++;
    Scope scope = visit.strand().scope().iteration(index, plan.items().get(index));
    JsonNode input = input(index, scope);
    long started = add("MapIterationStarted", previous, index);
    Strand strand = new Strand(visit.execution(), run.state().processor(), scope, this);
    running.put(strand, index);
    strand.start(input, started);
  }

  private JsonNode input(int index, Scope scope) {
    JsonNode item = plan.items().get(index);
    return run.state()
        .iteration()
        .selector()
        .map(
            t -> {
              JsonNode context = ContextObject.of(visit, null, scope.mapItem());
              Bindings bindings = visit.bindings(context, Map.of());
              return visit.evaluate(() -> t.evaluate(bindings, "ItemSelector"));
            })
        .orElse(item);
  }

  private long add(String type, long previous, int index) {
    ObjectNode details = History.details().put("index", index).put("name", visit.name());
    return visit.execution().history().add(type, previous, details);
  }

  @Override
  public void succeeded(Strand strand, JsonNode output) {
    int index = indexOf(strand);
    results.put(index, output);
    visit.strand().lastEvent(add("MapIterationSucceeded", strand.lastEvent(), index));
    goOn(strand);
  }

  private int indexOf(Strand strand) {
    Integer index = running.remove(strand);
    if (index == null) {
      throw new IllegalStateException("an iteration of " + visit.name() + " ended twice");
    }
    return index;
  }

  private void goOn(Strand ended) {
    run.step(
        () ->
            stoppingOthers(
                () -> {
                  if (next < plan.items().size()) {
                    begin(ended.lastEvent());
                  }
                  finishIfDone();
                }));
  }

  /** An ItemSelector that fails stops the iterations that run. */
  private void stoppingOthers(Runnable step) {
    try {
      step.run();
    } catch (Visit.Failed e) {
      stop(visit.strand().lastEvent());
      throw e;
    }
  }

  private void finishIfDone() {
    if (running.isEmpty() && next == plan.items().size()) {
      visit.recordAside("MapStateSucceeded");
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      results.values().forEach(result::add);
      visit.leave(run.state().exit(), result, visit.bindings(Map.of("result", result)));
    }
  }

  /** The failure takes effect in a continuation, so that iterations begun with it are begun too. */
  @Override
  public void failed(Strand strand, Failure failure) {
    failing.add(
        visit.execution().soon(visit.name() + " iteration failed", () -> fail(strand, failure)));
  }

  private void fail(Strand strand, Failure failure) {
    int index = indexOf(strand);
    failed++;
    long cutBy = strand.lastEvent();
    boolean tolerated = plan.tolerates(failed);
    if (!tolerated) {
      stop(cutBy);
    }
    long unused = add("MapIterationFailed", cutBy, index);
    visit.strand().lastEvent(cutBy);
    if (tolerated) {
      goOn(strand);
    } else {
      Failure told = plan.hasThreshold() ? Failure.threshold() : failure;
      visit.handle(told, run.state().handling(), run::run);
    }
  }

  @Override
  public void stop(@Nullable Long cutBy) {
    failing.forEach(Cancellation::cancel);
    running.forEach(
        (strand, index) -> {
          if (cutBy != null) {
            long unused = add("MapIterationAborted", cutBy, index);
          }
          strand.stop(cutBy);
        });
    running.clear();
  }
}
