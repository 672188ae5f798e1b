package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.StartRule;
import java.util.Optional;

/** Reads how a service gets along with others as it starts to deploy. */
final class StartReader {
  private static final int MOST_DEPLOYMENTS = 1_000;

  private StartReader() {}

  static StartRule starting(YamlMap map) {
    YamlValue partOf = map.optional("part-of");
    return new StartRule(
        partOf.isPresent() ? Optional.of(Forms.ours(partOf)) : Optional.empty(),
        map.optional("at-once").word(AtOnce.ONE),
        quota(map.optional("team"), map.optional("max-deployments")));
  }

  private static Optional<Quota> quota(YamlValue team, YamlValue most) {
    if (!team.isPresent()) {
      if (most.isPresent()) {
        most.wrong("needs team beside it, whose deployments are counted, got " + most.shown());
      }
      return Optional.empty();
    }
    Optional<Integer> limit =
        most.isPresent() ? Optional.of(most.whole(1, MOST_DEPLOYMENTS, 1)) : Optional.empty();
    return Optional.of(new Quota(Forms.ours(team), limit));
  }
}
