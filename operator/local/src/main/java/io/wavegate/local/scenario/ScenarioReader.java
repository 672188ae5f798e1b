package io.wavegate.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.YamlDocument;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.NamedFiles.PolicyFile;
import io.wavegate.local.scenario.Scenario.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a scenario file and the files that it names, relative to itself. */
public final class ScenarioReader {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,80}");

  private ScenarioReader() {}

  /** What came of reading. */
  public sealed interface Result {
    /** It can be run. */
    record Read(Scenario scenario) implements Result {}

    /** It cannot; every mistake that was found. */
    record Rejected(List<Problem> problems) implements Result {}
  }

  /**
   * Reads.
   *
   * @throws IOException if the scenario file itself cannot be read
   */
  public static Result read(Path file) throws IOException {
    Optional<Problem> tooLong = NamedFiles.tooLong(file);
    if (tooLong.isPresent()) {
      return new Result.Rejected(List.of(tooLong.get()));
    }
    return switch (LocatedYaml.read(file.toString(), Files.readAllBytes(file))) {
      case YamlDocument.Unreadable unreadable -> new Result.Rejected(List.of(unreadable.problem()));
      case YamlDocument.Located located -> {
        Problems problems = new Problems(file.toString());
        YamlMap map = YamlValue.root(located.root(), problems).map(ScenarioKeys.SCENARIO);
        yield new Reading(problems, new NamedFiles(file)).scenario(map);
      }
    };
  }

  /** One reading: mistakes of the scenario itself, and those of the files that it names. */
  private record Reading(Problems problems, NamedFiles files) {
    Result scenario(YamlMap map) {
      String name = map.required("scenario").text(NAME, "a name of one line");
      Optional<PolicyFile> policy =
          files.policy(map.required("policy"), map.optional("change"), problems);
      YamlValue pipelineFile = map.required("pipeline");
      Optional<JsonNode> pipeline = files.pipeline(pipelineFile);
      Optional<World> world = files.world(map.required("world"));
      pipeline.ifPresent(
          json -> policy.ifPresent(p -> PipelineFit.check(pipelineFile, json, p.policy())));
      Play play = play(map, Known.of(policy.map(PolicyFile::policy), world));
      if (policy.isEmpty() || pipeline.isEmpty() || world.isEmpty() || !problems.isEmpty()) {
        return rejected();
      }
      return new Result.Read(
          new Scenario(
              name,
              policy.get().policy(),
              policy.get().text(),
              pipeline.get(),
              world.get(),
              play.start(),
              play.seed(),
              play.isFirst(),
              play.release(),
              play.happenings(),
              play.expected()));
    }

    private Result rejected() {
      List<Problem> all = new ArrayList<>(problems.all());
      all.addAll(files.problems());
      return new Result.Rejected(all);
    }

    private Play play(YamlMap map, Known known) {
      Instant start = start(map.required("start"));
      int seed = map.optional("seed").whole(0, Integer.MAX_VALUE, 1);
      return new Play(
          start,
          seed,
          isFirst(map.optional("earlier-release")),
          DeedReader.release(map.required("release")),
          HappeningReader.read(map.optional("happens"), known),
          ExpectationReader.read(map.required("expect").map(ScenarioKeys.EXPECT), known));
    }

    private static boolean isFirst(YamlValue value) {
      return value.text(Pattern.compile("one|none"), "one or none", "one").equals("none");
    }

    private Instant start(YamlValue value) {
      String text = value.text();
      try {
        Instant start = Instant.parse(text);
        if (start.isAfter(EARLIEST) && start.isBefore(LATEST)) {
          return start;
        }
      } catch (DateTimeParseException e) {
        // Said below, as for one of another century.
      }
      if (!text.isEmpty()) {
        value.wrong(
            "must be an instant of this century such as \"2026-05-04T09:05:00Z\", got "
                + value.shown());
      }
      return EARLIEST;
    }
  }

  /** What a scenario says by itself, without the files that it names. */
  private record Play(
      Instant start,
      long seed,
      boolean isFirst,
      Release release,
      List<Happening> happenings,
      Expectation expected) {}
}
