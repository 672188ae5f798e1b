package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.StartRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a service gets along with others as it starts to deploy. */
final class StartReader {
  private static final int MOST_DEPLOYMENTS = 1_000;
  private static final int MOST_TAGS = 50;
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  private StartReader() {}

  static StartRule starting(YamlMap map) {
    YamlValue partOf = map.optional("part-of");
    return new StartRule(
        partOf.isPresent() ? Optional.of(Forms.ours(partOf)) : Optional.empty(),
        map.optional("at-once").word(AtOnce.ONE),
        quota(map.optional("team"), map.optional("max-deployments")),
        tags(map.optional("refuse-tags")));
  }

  private static List<String> tags(YamlValue value) {
    List<YamlValue> items = value.items(0, MOST_TAGS);
    List<String> tags =
        items.stream()
            .map(item -> item.text(TAG, "a tag of an image (1 to 128 of A-Za-z0-9_.-)"))
            .toList();
    Forms.refuseRepeated(items, tags);
    return tags;
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
