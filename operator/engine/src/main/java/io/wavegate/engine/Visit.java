package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.asl.Exit;
import io.wavegate.engine.asl.Handling;
import io.wavegate.engine.query.Bindings;
import io.wavegate.engine.query.Json;
import io.wavegate.engine.query.QueryException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stay of a strand in a state: from its Entered event to its Exited event or its failure. */
final class Visit {

  /** What goes on while a state takes time. */
  interface Activity {
    /**
     * Ends it without a result.
     *
     * @param cutBy as for {@link Strand#stop}
     */
    void stop(@Nullable Long cutBy);
  }

  /** A failure that has been recorded as far as it has events, and is to be handled. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    Failed(Failure failure) {
      super(failure.error(), null, false, false);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  private final Strand strand;
  private final String name;
  private final String type;
  private final JsonNode input;
  private final Instant enteredTime;
  private final long beforeEntry;
  private long enteredId;
  private final Retries retries = new Retries();
  private @Nullable Cancellation retrying;
  private @Nullable Activity activity;

  private Visit(Strand strand, String name, String type, JsonNode input) {
    this.strand = strand;
    this.name = name;
    this.type = type;
    this.input = input;
    this.enteredTime = strand.execution().host().now();
    this.beforeEntry = strand.lastEvent();
  }

  static Visit enter(Strand strand, String name, String type, JsonNode input) {
    Visit visit = new Visit(strand, name, type, input);
    ObjectNode details = History.payload(History.details(), "input", input).put("name", name);
    visit.enteredId = visit.record(type + "StateEntered", details);
    return visit;
  }

  Strand strand() {
    return strand;
  }

  Execution execution() {
    return strand.execution();
  }

  String name() {
    return name;
  }

  JsonNode input() {
    return input;
  }

  int retryCount() {
    return retries.total();
  }

  Instant enteredTime() {
    return enteredTime;
  }

  void activity(Activity started) {
    activity = started;
  }

  /** Adds an event that follows the strand's last one. */
  long record(String eventType, @Nullable ObjectNode details) {
    long id = execution().history().add(eventType, strand.lastEvent(), details);
    strand.lastEvent(id);
    return id;
  }

  /** Adds an event that others do not follow, as MapStateSucceeded and TaskStateAborted. */
  void recordAside(String eventType) {
    recordAside(eventType, strand.lastEvent());
  }

  private void recordAside(String eventType, long previous) {
    long unused = execution().history().add(eventType, previous, null);
  }

  Bindings bindings(Map<String, JsonNode> states) {
    return bindings(ContextObject.of(this, null, strand.scope().mapItem()), states);
  }

  /** What expressions see: the variables, and {@code $states} with these members added. */
  Bindings bindings(JsonNode context, Map<String, JsonNode> states) {
    ObjectNode reserved = JsonNodeFactory.instance.objectNode();
    reserved.set("input", input);
    states.forEach(reserved::set);
    reserved.set("context", context);
    Map<String, JsonNode> variables = strand.scope().variables();
    variables.put("states", reserved);
    return new Bindings(variables, execution().queries());
  }

  /**
   * Evaluates a field.
   *
   * @throws Failed if it cannot be; EvaluationFailed is in the history then
   */
  <T> T evaluate(Supplier<T> field) {
    try {
      return field.get();
    } catch (QueryException e) {
      // While the state is being entered, the event follows what came before the state (recorded).
      throw evaluationFailed(e, strand.lastEvent() == enteredId ? beforeEntry : strand.lastEvent());
    }
  }

  /** A cause with the words in front that name the state. */
  String located(String sentence) {
    return "An error occurred while executing the state '"
        + name
        + "' (entered at the event id #"
        + enteredId
        + "). "
        + sentence;
  }

  Failed evaluationFailed(QueryException e, long previous) {
    Failure failure = Failure.query(located(e.sentence()));
    ObjectNode details = failure.into(History.details()).put("state", name);
    e.field().ifPresent(field -> details.put("location", field));
    strand.lastEvent(execution().history().add("EvaluationFailed", previous, details));
    return new Failed(failure);
  }

  /** Sets variables, records the exit and goes on. */
  void leave(Exit exit, JsonNode otherwise, Bindings bindings) {
    JsonNode assigned =
        exit.assign()
            .map(t -> evaluate(() -> t.evaluate(bindings, exit.field() + "Assign")))
            .orElse(null);
    JsonNode output =
        exit.output()
            .map(t -> evaluate(() -> t.evaluate(bindings, exit.field() + "Output")))
            .orElse(otherwise);
    if (assigned != null && Payloads.tooLarge(assigned)) {
      throw new Failed(Failure.tooLarge(name, false));
    }
    recordExit(output, assigned);
    if (assigned != null) {
      strand.scope().assign(assigned);
    }
    activity = null;
    strand.follow(exit.transition(), output);
  }

  /** Records the exit of a state. */
  void recordExit(JsonNode output, @Nullable JsonNode assigned) {
    if (Payloads.tooLarge(output)) {
      throw new Failed(Failure.tooLarge(name, false));
    }
    ObjectNode details = History.details().put("name", name);
    if (assigned != null && !assigned.isEmpty()) {
      ObjectNode variables = details.putObject("assignedVariables");
      assigned.properties().forEach(e -> variables.put(e.getKey(), Json.text(e.getValue())));
      details.putObject("assignedVariablesDetails").put("truncated", false);
    }
    record(type + "StateExited", History.payload(details, "output", output));
  }

  /** Runs a step of the state; a failure in it is handled by the state's Retry and Catch. */
  void step(Handling handling, Runnable attempt, Runnable step) {
    try {
      step.run();
    } catch (Failed e) {
      handle(e.failure(), handling, attempt);
    }
  }

  /** Retries, catches, or fails the strand. */
  void handle(Failure failure, Handling handling, Runnable attempt) {
    activity = null;
    Duration delay = retries.next(failure, handling.retriers(), execution().host()::random);
    if (delay != null) {
      execution().countTransition();
      Runnable again =
          () -> {
            retrying = null;
            attempt.run();
          };
      retrying = execution().after(delay, name + " retry", again);
      return;
    }
    recordStateFailed(failure);
    handling.catchers().stream()
        .filter(catcher -> failure.matches(catcher.errorEquals()))
        .findFirst()
        .ifPresentOrElse(catcher -> caught(catcher.exit(), failure), () -> fail(failure));
  }

  /** A Parallel or Map fails with an event of its own, once nothing retries it any more. */
  private void recordStateFailed(Failure failure) {
    boolean composite = type.equals("Parallel") || type.equals("Map");
    if (composite && failure.kind() != Failure.Kind.RUNTIME) {
      long unused = record(type + "StateFailed", null);
    }
  }

  private void caught(Exit exit, Failure failure) {
    ObjectNode errorOutput = failure.errorOutput();
    try {
      leave(exit, errorOutput, bindings(Map.of("errorOutput", errorOutput)));
    } catch (Failed e) {
      recordStateFailed(e.failure());
      fail(e.failure());
    }
  }

  /** A task whose failure ends its branch is left open by it, and recorded as aborted. */
  private void fail(Failure failure) {
    boolean open = type.equals("Task") && failure.kind() != Failure.Kind.RUNTIME;
    if (open && strand.isInner()) {
      recordAside("TaskStateAborted");
    }
    strand.fail(failure);
  }

  void stop(@Nullable Long cutBy) {
    if (retrying != null) {
      retrying.cancel();
    }
    if (cutBy != null) {
      recordAside(type + "StateAborted", cutBy);
    }
    if (activity != null) {
      activity.stop(cutBy);
    }
  }
}
