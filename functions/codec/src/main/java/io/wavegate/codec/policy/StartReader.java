package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.StartRule;
import java.util.Optional;

/** Reads how a service gets along with others as it starts to deploy. */
final class StartReader {
  private StartReader() {}

  static StartRule starting(YamlMap map) {
    YamlValue partOf = map.optional("part-of");
    return new StartRule(
        partOf.isPresent() ? Optional.of(Forms.ours(partOf)) : Optional.empty(),
        map.optional("at-once").word(AtOnce.ONE));
  }
}
