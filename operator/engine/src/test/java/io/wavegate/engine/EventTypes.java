package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Event types in an order that can be compared.
 *
 * <p>Recordings have the events inside a Parallel sorted, since branches interleave by chance, and
 * the ParallelStateSucceeded after them left out. Where a recording is so, both sides are sorted.
 */
final class EventTypes {
  private static final String LEFT_OUT = "ParallelStateSucceeded";

  private EventTypes() {}

  static List<String> recorded(Recording recording) {
    List<String> types = new ArrayList<>();
    List<String> sorted = new ArrayList<>();
    for (JsonNode event : recording.history()) {
      if (Recording.unordered(event)) {
        sorted.add(event.path("type").asText());
      } else {
        flush(sorted, types);
        types.add(event.path("type").asText());
      }
    }
    flush(sorted, types);
    return types;
  }

  static List<String> of(List<HistoryEvent> history, Recording recording) {
    Deque<String> rest = new ArrayDeque<>(history.stream().map(HistoryEvent::type).toList());
    List<String> types = new ArrayList<>();
    List<String> sorted = new ArrayList<>();
    boolean anyUnordered = recording.history().stream().anyMatch(Recording::unordered);
    for (JsonNode event : recording.history()) {
      boolean expected = event.path("type").asText().equals(LEFT_OUT);
      if (anyUnordered && !expected && LEFT_OUT.equals(rest.peek())) {
        rest.remove();
      }
      String type = rest.isEmpty() ? "(nothing)" : rest.remove();
      if (Recording.unordered(event)) {
        sorted.add(type);
      } else {
        flush(sorted, types);
        types.add(type);
      }
    }
    flush(sorted, types);
    types.addAll(rest);
    return types;
  }

  private static void flush(List<String> sorted, List<String> types) {
    Collections.sort(sorted);
    types.addAll(sorted);
    sorted.clear();
  }
}
