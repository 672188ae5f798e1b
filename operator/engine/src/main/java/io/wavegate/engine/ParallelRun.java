package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.wavegate.engine.asl.Flow;
import io.wavegate.engine.asl.State;
import io.wavegate.engine.query.Bindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Parallel state under way. */
final class ParallelRun {
  private final Visit visit;
  private final State.Parallel state;

  ParallelRun(Visit visit, State.Parallel state) {
    this.visit = visit;
    this.state = state;
  }

  void run() {
    step(this::attempt);
  }

  private void step(Runnable step) {
    visit.step(state.handling(), this::run, step);
  }

  private void attempt() {
    JsonNode input = input(visit.bindings(Map.of()));
    long started = visit.record("ParallelStateStarted", null);
    Branches branches = new Branches();
    visit.activity(branches);
    branches.start(input, started);
  }

  private JsonNode input(Bindings bindings) {
    return state
        .arguments()
        .map(t -> visit.evaluate(() -> t.evaluate(bindings, "Arguments")))
        .orElse(visit.input());
  }

  /** The branches of one attempt. */
  private final class Branches implements Visit.Activity, Strand.Owner {
    private final List<Strand> strands = new ArrayList<>();
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private int running;
    private @Nullable Cancellation failing;

    void start(JsonNode input, long started) {
      for (Flow flow : state.branches()) {
        strands.add(new Strand(visit.execution(), flow, visit.strand().scope().inner(), this));
        results.add(NullNode.getInstance());
      }
      running = strands.size();
      strands.forEach(strand -> strand.start(input, started));
    }

    @Override
    public void succeeded(Strand strand, JsonNode output) {
      results.set(strands.indexOf(strand), output);
      running--;
      if (running == 0) {
        visit.strand().lastEvent(strand.lastEvent());
        visit.recordAside("ParallelStateSucceeded");
        step(() -> visit.leave(state.exit(), results, visit.bindings(Map.of("result", results))));
      }
    }

    /** The failure takes effect in a continuation, so that branches begun with it are begun too. */
    @Override
    public void failed(Strand strand, Failure failure) {
      if (failing == null) {
        failing = visit.execution().soon(visit.name() + " failed", () -> fail(strand, failure));
      }
    }

    private void fail(Strand strand, Failure failure) {
      strands.forEach(other -> other.stop(strand.lastEvent()));
      visit.strand().lastEvent(strand.lastEvent());
      visit.handle(failure, state.handling(), ParallelRun.this::run);
    }

    @Override
    public void stop(@Nullable Long cutBy) {
      if (failing != null) {
        failing.cancel();
      }
      strands.forEach(strand -> strand.stop(cutBy));
    }
  }
}
