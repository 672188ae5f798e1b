package io.wavegate.local.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.YamlDocument;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
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
  private static final ObjectMapper JSON = new ObjectMapper();
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
    return switch (LocatedYaml.read(file.toString(), Files.readAllBytes(file))) {
      case YamlDocument.Unreadable unreadable -> new Result.Rejected(List.of(unreadable.problem()));
      case YamlDocument.Located located -> {
        Problems problems = new Problems(file.toString());
        YamlMap map = YamlValue.root(located.root(), problems).map(ScenarioKeys.SCENARIO);
        yield new Reading(file, problems).scenario(map);
      }
    };
  }

  /** One reading: mistakes of the scenario itself, and those of the files that it names. */
  private record Reading(Path file, Problems problems, List<Problem> elsewhere) {
    Reading(Path file, Problems problems) {
      this(file, problems, new ArrayList<>());
    }

    Result scenario(YamlMap map) {
      String name = map.required("scenario").text(NAME, "a name of one line");
      Optional<PolicyResult.Parsed> policy = named(map.required("policy")).flatMap(this::policy);
      var pipeline = named(map.required("pipeline")).flatMap(this::pipeline);
      Optional<World> world = named(map.required("world")).flatMap(this::world);
      Instant start = start(map.required("start"));
      int seed = map.optional("seed").whole(0, Integer.MAX_VALUE, 1);
      YamlMap release = map.required("release").map(ScenarioKeys.RELEASE);
      Release what =
          new Release(release.required("revision").text(), release.required("summary").text());
      List<Happening> happenings = HappeningReader.read(map.optional("happens"));
      Expectation expected =
          ExpectationReader.read(map.required("expect").map(ScenarioKeys.EXPECT));
      boolean complete = policy.isPresent() && pipeline.isPresent() && world.isPresent();
      if (!complete || !problems.isEmpty() || !elsewhere.isEmpty()) {
        List<Problem> all = new ArrayList<>(problems.all());
        all.addAll(elsewhere);
        return new Result.Rejected(all);
      }
      return new Result.Read(
          new Scenario(
              name,
              policy.get().policy(),
              policy.get().digest(),
              pipeline.get(),
              world.get(),
              start,
              seed,
              what,
              happenings,
              expected));
    }

    private Instant start(YamlValue value) {
      try {
        return Instant.parse(value.text());
      } catch (DateTimeParseException e) {
        value.wrong("must be an instant such as \"2026-05-04T09:05:00Z\", got " + value.shown());
        return Instant.EPOCH;
      }
    }

    private Optional<Path> named(YamlValue value) {
      String text = value.text();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Path path = file.toAbsolutePath().resolveSibling(text).normalize();
      if (!Files.isRegularFile(path)) {
        value.wrong("is no file, got " + value.shown());
        return Optional.empty();
      }
      return Optional.of(path);
    }

    private Optional<PolicyResult.Parsed> policy(Path path) {
      return switch (PolicyReader.read(path.toString(), bytes(path))) {
        case PolicyResult.Parsed parsed -> Optional.of(parsed);
        case PolicyResult.Rejected rejected -> {
          elsewhere.addAll(rejected.problems());
          yield Optional.empty();
        }
      };
    }

    private Optional<com.fasterxml.jackson.databind.JsonNode> pipeline(Path path) {
      try {
        return Optional.of(JSON.readTree(bytes(path)));
      } catch (IOException e) {
        elsewhere.add(new Problem(path.toString(), 1, 1, "not JSON: " + e.getMessage()));
        return Optional.empty();
      }
    }

    private Optional<World> world(Path path) {
      return switch (LocatedYaml.read(path.toString(), bytes(path))) {
        case YamlDocument.Unreadable unreadable -> {
          elsewhere.add(unreadable.problem());
          yield Optional.empty();
        }
        case YamlDocument.Located located -> {
          Problems here = new Problems(path.toString());
          World world =
              WorldReader.read(YamlValue.root(located.root(), here).map(ScenarioKeys.WORLD));
          elsewhere.addAll(here.all());
          yield Optional.of(world);
        }
      };
    }

    private byte[] bytes(Path path) {
      try {
        return Files.readAllBytes(path);
      } catch (IOException e) {
        elsewhere.add(new Problem(path.toString(), 1, 1, "cannot be read: " + e.getMessage()));
        return new byte[0];
      }
    }
  }
}
