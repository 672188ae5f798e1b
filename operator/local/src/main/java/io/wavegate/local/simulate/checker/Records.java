package io.wavegate.local.simulate.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.local.simulate.checker.Estate.Target;
import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the store was told of rollbacks, and of recalls: why one begins that no gate decides. */
final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RELEASE = "RELEASE/";
  private static final String RECALL = "RECALL/";
  private static final String ROLLBACK = "ROLLBACK/";

  private final List<Written> recalls = new ArrayList<>();
  private final List<Written> rollbacks = new ArrayList<>();

  /**
   * A record as it was written.
   *
   * @param index its place in the trace
   * @param wave the wave whose gate or alarm began the rollback
   */
  record Written(int index, Instant at, String execution, String wave, JsonNode body) {
    boolean isOf(String ofExecution, String ofWave) {
      return execution.equals(ofExecution) && wave.equals(ofWave);
    }

    /** Returning, Recovering, Recovered or NeedsPerson. */
    String ends() {
      return body.at("/ends/is").asText();
    }

    boolean isOver() {
      return ends().equals("Recovered") || ends().equals("NeedsPerson");
    }

    /** The stages that it says it has brought back, each with the execution that did. */
    Map<String, String> returned() {
      Map<String, String> returned = new LinkedHashMap<>();
      for (JsonNode step : body.path("steps")) {
        if (stands(step).equals("Returned") && !step.has("target")) {
          returned.put(step.path("stage").asText(), step.at("/stands/execution").asText());
        }
      }
      return returned;
    }

    /** Where it says that a lever of a target has brought back what was there. */
    List<Target> back() {
      List<Target> back = new ArrayList<>();
      for (JsonNode step : body.path("steps")) {
        if (stands(step).equals("Returned") && step.has("target")) {
          back.add(
              new Target(
                  step.path("stage").asText(),
                  step.at("/target/place/account").asText(),
                  step.at("/target/place/region").asText()));
        }
      }
      return back;
    }

    /** Whether it says that everything is back. */
    boolean isAllBack() {
      for (JsonNode step : body.path("steps")) {
        if (!stands(step).equals("Returned") && !stands(step).equals("Covered")) {
          return false;
        }
      }
      return true;
    }

    private static String stands(JsonNode step) {
      return step.at("/stands/is").asText();
    }

    /** The stages of which it says that a person must bring them back. */
    List<String> stuck() {
      List<String> stuck = new ArrayList<>();
      for (JsonNode step : body.path("steps")) {
        if (stands(step).equals("Stuck")) {
          stuck.add(step.path("stage").asText());
        }
      }
      return stuck;
    }
  }

  Records(Trace trace) {
    List<Happened> all = trace.all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Wrote wrote && wrote.isApplied() && !wrote.body().isEmpty()) {
        take(i, wrote);
      }
    }
  }

  private void take(int index, Wrote wrote) {
    if (!wrote.partition().startsWith(RELEASE)) {
      return;
    }
    if (wrote.sort().startsWith(RECALL)) {
      recalls.add(written(index, wrote, RECALL));
    } else if (wrote.sort().startsWith(ROLLBACK)) {
      rollbacks.add(written(index, wrote, ROLLBACK));
    }
  }

  private static Written written(int index, Wrote wrote, String prefix) {
    String partition = wrote.partition();
    try {
      return new Written(
          index,
          wrote.at(),
          partition.substring(partition.lastIndexOf('/') + 1),
          wrote.sort().substring(prefix.length()),
          JSON.readTree(wrote.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an item is no JSON: " + e.getMessage(), e);
    }
  }

  /** All recalls, oldest first. */
  List<Written> recalls() {
    return recalls;
  }

  /** Every time that a rollback was written, oldest first. */
  List<Written> rollbacks() {
    return rollbacks;
  }

  /** The rollbacks, each as it was written last. */
  List<Written> ended() {
    Map<String, Written> last = new LinkedHashMap<>();
    rollbacks.forEach(written -> last.put(written.execution() + "/" + written.wave(), written));
    return List.copyOf(last.values());
  }

  /** The rollbacks, each as it was written first. */
  Stream<Written> begun() {
    Map<String, Written> first = new LinkedHashMap<>();
    rollbacks.forEach(
        written -> first.putIfAbsent(written.execution() + "/" + written.wave(), written));
    return first.values().stream();
  }

  /** The recall of a wave, if it was written. */
  Optional<Written> recall(String execution, String wave) {
    return recalls.stream().filter(recall -> recall.isOf(execution, wave)).findFirst();
  }
}
