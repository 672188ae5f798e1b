package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.Deed.TestAnswers;
import io.wavegate.local.scenario.Deed.TestAnswers.Answer;
import io.wavegate.local.scenario.TestJob.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a world has of builds, state machines and canaries for tests. */
final class TestJobReader {
  private static final int MOST = 500;
  private static final Span TIME = Span.of("0s", "1d");
  private static final Span EVERY = Span.of("1m", "1h");
  private static final Duration USUAL = Duration.ofMinutes(5);

  private TestJobReader() {}

  static List<TestJob> all(YamlMap world) {
    return Stream.of(
            all(world, "builds", ScenarioKeys.BUILD, Kind.BUILD),
            all(world, "machines", ScenarioKeys.MACHINE, Kind.MACHINE),
            all(world, "canaries", ScenarioKeys.CANARY, Kind.CANARY))
        .flatMap(List::stream)
        .toList();
  }

  private static List<TestJob> all(YamlMap world, String key, List<String> keys, Kind kind) {
    YamlValue list = world.optional(key);
    return list.isPresent()
        ? list.items(0, MOST).stream().map(item -> job(item.map(keys), keys, kind)).toList()
        : List.of();
  }

  private static TestJob job(YamlMap map, List<String> keys, Kind kind) {
    return new TestJob(
        kind,
        kind == Kind.CANARY ? map.optional("every").duration(EVERY, USUAL) : Duration.ZERO,
        new TestAnswers(
            map.required(keys.getFirst()).text(),
            map.required("answers").word(Answer.PASSED),
            map.optional("takes").duration(TIME, Duration.ZERO),
            map.optional("summary").text(""),
            kind == Kind.BUILD ? map.optional("about").text("") : ""),
        kind == Kind.BUILD ? map.optional("report").text("") : "");
  }
}
