package io.wavegate.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.YamlDocument;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.NamedFiles.PolicyFile;
import io.wavegate.local.scenario.Scenario.Release;
import io.wavegate.local.scenario.ScenarioReader.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a folder that holds a service's policy, pipeline and world: a scenario in which nothing
 * happens by itself and nothing is expected.
 */
public final class ExampleReader {
  private static final String POLICY = "wavegate.yaml";
  private static final String PIPELINE = "pipeline.json";
  private static final String WORLD = "world.yaml";

  /** What such a folder holds. */
  public static final List<String> FILES = List.of(POLICY, PIPELINE, WORLD);

  private static final Expectation NOTHING =
      new Expectation(List.of(), List.of(), List.of(), List.of(), List.of());

  private ExampleReader() {}

  /**
   * Reads.
   *
   * @param start when a release may start
   * @param seed what decides the order of things
   */
  public static Result read(Path folder, Instant start, long seed) {
    Path pipelineFile = folder.resolve(PIPELINE);
    Problems fit = new Problems(pipelineFile.toString());
    NamedFiles files = new NamedFiles(pipelineFile);
    YamlMap names = names(fit);
    YamlValue pipelineName = names.required("pipeline");
    Optional<PolicyFile> policy =
        files.policy(names.required("policy"), names.optional("change"), fit);
    Optional<JsonNode> pipeline = files.pipeline(pipelineName);
    Optional<World> world = files.world(names.required("world"));
    pipeline.ifPresent(
        json -> policy.ifPresent(p -> PipelineFit.check(pipelineName, json, p.policy())));
    if (policy.isEmpty() || pipeline.isEmpty() || world.isEmpty() || !fit.isEmpty()) {
      return rejected(fit, files);
    }
    return new Result.Read(
        new Scenario(
            policy.get().policy().service(),
            policy.get().policy(),
            policy.get().text(),
            pipeline.get(),
            world.get(),
            start,
            seed,
            false,
            new Release("", ""),
            List.of(),
            NOTHING));
  }

  /** The calendars that the folder's world names; none where the world cannot be read. */
  public static List<World.Calendar> calendars(Path folder) {
    Path pipelineFile = folder.resolve(PIPELINE);
    Problems unsaid = new Problems(pipelineFile.toString());
    return new NamedFiles(pipelineFile)
        .world(names(unsaid).required("world"))
        .map(World::calendars)
        .orElse(List.of());
  }

  /** The names of the files, as a scenario would give them. */
  private static YamlMap names(Problems problems) {
    String text = "{policy: %s, pipeline: %s, world: %s}".formatted(POLICY, PIPELINE, WORLD);
    return switch (LocatedYaml.read(PIPELINE, text.getBytes(UTF_8))) {
      case YamlDocument.Located located ->
          YamlValue.root(located.root(), problems).map(ScenarioKeys.SCENARIO);
      case YamlDocument.Unreadable unreadable ->
          throw new IllegalStateException(unreadable.problem().said());
    };
  }

  /** That the pipeline is not the policy's has no place in its file. */
  private static Result rejected(Problems fit, NamedFiles files) {
    List<Problem> all = new ArrayList<>();
    fit.all().forEach(p -> all.add(new Problem(p.file(), 1, 1, p.message())));
    all.addAll(files.problems());
    return new Result.Rejected(all);
  }
}
