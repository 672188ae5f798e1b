package io.wavegate.local.simulate.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the store was told of gates: lines of timelines, and where attempts stand. */
final class Gates {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RELEASE = "RELEASE/";

  private final List<Line> lines = new ArrayList<>();
  private final List<Stand> stands = new ArrayList<>();
  private final List<Wrote> others = new ArrayList<>();

  /**
   * A line of a timeline.
   *
   * @param index its place in the trace
   * @param gate entry or promotion, where the line says so
   * @param verdict PROMOTE, PROMOTE_BY_PERSON, ROLL_BACK or HALT, where the line decides
   */
  record Line(
      int index,
      Wrote wrote,
      String execution,
      String kind,
      String wave,
      String text,
      String gate,
      String verdict) {
    Instant at() {
      return wrote.at();
    }

    boolean isOf(String ofExecution, String ofWave) {
      return execution.equals(ofExecution) && wave.equals(ofWave);
    }

    /** Whether it lets the release go on, by evidence or by a person's word. */
    boolean letsGoOn() {
      return verdict.startsWith("PROMOTE");
    }
  }

  /**
   * Where an attempt stands from now on.
   *
   * @param gate entry or promotion
   * @param phase Opened, Waiting, Watching, Decided, Applying, Settled or StoodDown
   * @param verdict Promote, RollBack, Halt, or empty
   */
  record Stand(
      int index,
      Instant at,
      String execution,
      String wave,
      String gate,
      String attempt,
      String phase,
      String verdict) {
    boolean isTerminal() {
      return phase.equals("Settled") || phase.equals("StoodDown");
    }

    boolean isOf(String ofExecution, String ofWave, String ofGate) {
      return execution.equals(ofExecution) && wave.equals(ofWave) && gate.equals(ofGate);
    }
  }

  Gates(Trace trace) {
    List<Happened> all = trace.all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Wrote wrote && wrote.isApplied()) {
        take(i, wrote);
      }
    }
  }

  private void take(int index, Wrote wrote) {
    boolean ofRelease = wrote.partition().startsWith(RELEASE) && !wrote.body().isEmpty();
    if (ofRelease && wrote.sort().startsWith("TIME/")) {
      lines.add(line(index, wrote));
    } else if (ofRelease && wrote.sort().startsWith("GATE/")) {
      stands.add(stand(index, wrote));
    } else {
      others.add(wrote);
    }
  }

  private static Line line(int index, Wrote wrote) {
    JsonNode body = parsed(wrote.body());
    return new Line(
        index,
        wrote,
        execution(wrote.partition()),
        body.path("kind").asText(),
        body.path("wave").asText(),
        body.path("text").asText(),
        body.at("/details/gate").asText(),
        body.at("/details/verdict").asText());
  }

  private static Stand stand(int index, Wrote wrote) {
    JsonNode phase = parsed(wrote.body()).path("phase");
    String[] key = wrote.sort().split("/");
    return new Stand(
        index,
        wrote.at(),
        execution(wrote.partition()),
        key[1],
        key[2],
        key[3],
        phase.path("is").asText(),
        phase.at("/verdict/is").asText());
  }

  private static String execution(String partition) {
    return partition.substring(partition.lastIndexOf('/') + 1);
  }

  /**
   * An item's body.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an item is no JSON: " + e.getMessage(), e);
    }
  }

  /** All lines, oldest first. */
  List<Line> lines() {
    return lines;
  }

  /** The lines that decide. */
  List<Line> decisions() {
    return lines.stream().filter(line -> line.kind().equals("DECIDED")).toList();
  }

  /** All stands, oldest first. */
  List<Stand> stands() {
    return stands;
  }

  /** The last stand before a place in the trace that is as wanted. */
  Optional<Stand> lastStand(int before, Predicate<Stand> wanted) {
    return stands.stream()
        .filter(stand -> stand.index() < before)
        .filter(wanted)
        .reduce((earlier, later) -> later);
  }

  /** The last line before a place in the trace that is as wanted. */
  Optional<Line> lastLine(int before, Predicate<Line> wanted) {
    return lines.stream()
        .filter(line -> line.index() < before)
        .filter(wanted)
        .reduce((earlier, later) -> later);
  }

  /** What was written of a release beneath a key that is neither a line's nor a gate's. */
  Stream<Wrote> written(String execution, String beneath) {
    return others.stream()
        .filter(wrote -> wrote.partition().endsWith("/" + execution))
        .filter(wrote -> wrote.sort().startsWith(beneath));
  }

  /** The first write of an item that is neither a line nor a gate, of a release. */
  Optional<Wrote> firstOther(String execution, String sort, Predicate<Wrote> wanted) {
    return others.stream()
        .filter(wrote -> wrote.partition().endsWith("/" + execution))
        .filter(wrote -> wrote.sort().equals(sort))
        .filter(wanted)
        .findFirst();
  }
}
