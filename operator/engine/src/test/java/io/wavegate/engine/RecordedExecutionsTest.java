package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the engine against executions recorded on AWS.
 *
 * <p>{@code -Dwavegate.asl.cases=FILE} reads the recordings from another file of the same form.
 */
class RecordedExecutionsTest {
  private static final @Nullable String FILE = System.getProperty("wavegate.asl.cases");

  /** Recordings that the engine does not reproduce, each with the reason. */
  private static final Map<String, String> NOT_REPRODUCED = Map.of();

  static List<Recording> recordings() {
    return FILE == null ? bundled() : Recording.file(find(FILE));
  }

  static List<Recording> bundled() {
    List<Recording> all = new ArrayList<>(Recording.resource("asl-recorded.json"));
    all.addAll(Recording.resource("asl-recorded-translated.json"));
    return all;
  }

  /** Maven runs tests in the module's folder, people name files from where they stand. */
  private static Path find(String file) {
    Path fromRoot = Path.of("..", "..").resolve(file);
    return !Files.exists(Path.of(file)) && Files.exists(fromRoot) ? fromRoot : Path.of(file);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void endsAsRecordedAndGoesThroughTheSameEvents(Recording recording) {
    assumeTrue(!NOT_REPRODUCED.containsKey(recording.name()), NOT_REPRODUCED.get(recording.name()));
    Replay replay = new Replay(recording);

    List<HistoryEvent> history = replay.run();

    assertThat(EventTypes.of(history, recording))
        .as(recording.name())
        .isEqualTo(EventTypes.recorded(recording));
    HistoryEvent last = history.get(history.size() - 1);
    assertThat(last.type()).isEqualTo(recording.document().path("terminal").asText());
    JsonNode actual = last.toJson().path(last.detailsMember());
    JsonNode expected = Recording.details(recording.last());
    for (String member : List.of("output", "error", "cause")) {
      assertThat(replay.placeholders().match(member, expected.path(member), actual.path(member)))
          .as(
              "%s: %s: recorded %s, got %s",
              recording.name(), member, expected.path(member), actual.path(member))
          .isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundled")
  void recordsTheSameIdsAndDetails(Recording recording) {
    assumeTrue(!NOT_REPRODUCED.containsKey(recording.name()), NOT_REPRODUCED.get(recording.name()));
    Replay replay = new Replay(recording);

    List<HistoryEvent> history = replay.run();

    for (JsonNode expected : recording.history()) {
      if (!Recording.unordered(expected)) {
        ObjectNode actual = history.get(expected.path("id").asInt() - 1).toJson();
        assertThat(replay.placeholders().match("", withoutRole(expected), withoutRole(actual)))
            .as("%s%nrecorded %s%ngot      %s", recording.name(), expected, actual)
            .isTrue();
      }
    }
  }

  /** The role belongs to whoever recorded. */
  private static JsonNode withoutRole(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    if (copy.path("executionStartedEventDetails") instanceof ObjectNode details) {
      details.remove("roleArn");
    }
    return copy;
  }
}
