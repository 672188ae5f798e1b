package io.wavegate.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import java.util.Optional;

/** Whether a pipeline is the one that a policy speaks of: its name, its stages, its gates. */
final class PipelineFit {
  private PipelineFit() {}

  /** Notes at {@code value}, which names the pipeline's file, what the pipeline lacks. */
  static void check(YamlValue value, JsonNode document, Policy policy) {
    JsonNode pipeline = document.has("pipeline") ? document.path("pipeline") : document;
    String name = pipeline.path("name").asText();
    if (!name.equals(policy.pipeline())) {
      value.wrong(
          "must be the policy's pipeline \"" + policy.pipeline() + "\", got \"" + name + "\"");
      return;
    }
    policy.waves().forEach(wave -> wave(value, pipeline, wave));
  }

  private static void wave(YamlValue value, JsonNode pipeline, WavePolicy wave) {
    Optional<JsonNode> stage = named(pipeline.path("stages"), wave.stage());
    if (stage.isEmpty()) {
      value.wrong("has no stage \"" + wave.stage() + "\" for wave " + wave.name());
      return;
    }
    gate(value, stage.get(), wave, wave.entry());
    gate(value, stage.get(), wave, wave.promotion());
  }

  private static void gate(YamlValue value, JsonNode stage, WavePolicy wave, GateAction gate) {
    if (named(stage.path("actions"), gate.action()).isEmpty()) {
      value.wrong(
          "has no action \"" + gate.action() + "\" in stage " + wave.stage() + ", a gate's");
    }
  }

  private static Optional<JsonNode> named(JsonNode list, String name) {
    for (JsonNode item : list) {
      if (item.path("name").asText().equals(name)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
