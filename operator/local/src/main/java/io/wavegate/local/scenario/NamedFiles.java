package io.wavegate.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Place;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.YamlDocument;
import io.wavegate.codec.yaml.YamlNode;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the files that a scenario or a world names, relative to itself, and collects their
 * mistakes.
 */
final class NamedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path scenario;
  private final List<Problem> problems = new ArrayList<>();

  NamedFiles(Path scenario) {
    this.scenario = scenario;
  }

  /** The mistakes inside of these files. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** A policy, and as its team wrote it. */
  record PolicyFile(Policy policy, String text) {}

  /**
   * The policy with what the scenario changes of it; a mistake in the change is the scenario's.
   *
   * @param own the scenario's own mistakes
   */
  Optional<PolicyFile> policy(YamlValue value, YamlValue change, Problems own) {
    Optional<Path> path = file(value);
    Optional<byte[]> bytes = path.flatMap(this::bytes);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String name = path.orElseThrow().toString();
    Optional<Policy> policy = parsed(PolicyReader.read(name, bytes.get()), problems::add);
    if (policy.isEmpty() || change.node().isEmpty()) {
      return policy.map(read -> new PolicyFile(read, new String(bytes.get(), UTF_8)));
    }
    return LocatedYaml.read(name, bytes.get()) instanceof YamlDocument.Located located
        ? changed(new PolicyChange(change.at(), own).over(located.root(), change.node().get()), own)
        : Optional.empty();
  }

  private Optional<PolicyFile> changed(YamlNode policy, Problems own) {
    return parsed(
            PolicyReader.read(scenario.toString(), policy),
            problem -> own.add(new Place(problem.line(), problem.column()), problem.message()))
        .map(read -> new PolicyFile(read, PolicyChange.text(policy)));
  }

  private static Optional<Policy> parsed(PolicyResult result, Consumer<Problem> problems) {
    return switch (result) {
      case PolicyResult.Parsed parsed -> Optional.of(parsed.policy());
      case PolicyResult.Rejected rejected -> {
        rejected.problems().forEach(problems);
        yield Optional.empty();
      }
    };
  }

  Optional<World> world(YamlValue value) {
    return file(value).flatMap(path -> bytes(path).flatMap(bytes -> world(path, bytes)));
  }

  private Optional<World> world(Path path, byte[] bytes) {
    return switch (LocatedYaml.read(path.toString(), bytes)) {
      case YamlDocument.Unreadable unreadable -> {
        problems.add(unreadable.problem());
        yield Optional.empty();
      }
      case YamlDocument.Located located -> {
        Problems here = new Problems(path.toString());
        NamedFiles around = new NamedFiles(path);
        World world =
            WorldReader.read(
                YamlValue.root(located.root(), here).map(ScenarioKeys.WORLD), around::text);
        problems.addAll(here.all());
        problems.addAll(around.problems());
        yield here.isEmpty() && around.problems().isEmpty() ? Optional.of(world) : Optional.empty();
      }
    };
  }

  private Optional<String> text(YamlValue value) {
    return file(value).flatMap(this::bytes).map(bytes -> new String(bytes, UTF_8));
  }

  Optional<JsonNode> pipeline(YamlValue value) {
    return file(value).flatMap(path -> bytes(path).flatMap(bytes -> pipeline(path, bytes)));
  }

  private Optional<JsonNode> pipeline(Path path, byte[] bytes) {
    try {
      JsonNode document = JSON.readTree(bytes);
      JsonNode pipeline = document.has("pipeline") ? document.path("pipeline") : document;
      if (pipeline.isObject()) {
        return Optional.of(document);
      }
      problems.add(new Problem(path.toString(), 1, 1, "no pipeline is in it"));
    } catch (JsonProcessingException e) {
      JsonLocation at = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
      problems.add(
          new Problem(
              path.toString(),
              Math.max(1, at.getLineNr()),
              Math.max(1, at.getColumnNr()),
              "not JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      problems.add(unreadable(path, e));
    }
    return Optional.empty();
  }

  private Optional<Path> file(YamlValue value) {
    String text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = scenario.resolveSibling(text).normalize();
      if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
      value.wrong("is no file, got " + value.shown() + " (looked for " + path + ")");
    } catch (InvalidPathException e) {
      value.wrong("must be the path of a file, got " + value.shown());
    }
    return Optional.empty();
  }

  private Optional<byte[]> bytes(Path path) {
    try {
      Optional<Problem> tooLong = tooLong(path);
      tooLong.ifPresent(problems::add);
      return tooLong.isPresent() ? Optional.empty() : Optional.of(Files.readAllBytes(path));
    } catch (IOException e) {
      problems.add(unreadable(path, e));
      return Optional.empty();
    }
  }

  /** That a file is longer than what is read; it is not read to find out. */
  static Optional<Problem> tooLong(Path path) throws IOException {
    long size = Files.size(path);
    String message = "at most " + LocatedYaml.LONGEST + " bytes are read, got " + size;
    return size > LocatedYaml.LONGEST
        ? Optional.of(new Problem(path.toString(), 1, 1, message))
        : Optional.empty();
  }

  private static Problem unreadable(Path path, IOException e) {
    return new Problem(path.toString(), 1, 1, "cannot be read: " + e.getClass().getSimpleName());
  }
}
