package io.wavegate.codec.policy;

import io.wavegate.codec.policy.PolicyResult.Parsed;
import io.wavegate.codec.policy.PolicyResult.Rejected;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlDocument.Located;
import io.wavegate.codec.yaml.YamlDocument.Unreadable;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlNode;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.people.Act;
import io.wavegate.core.policy.AfterRollback;
import io.wavegate.core.policy.ChangeKind;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** Reads a service's policy from YAML; tells every mistake at once. */
public final class PolicyReader {
  private static final int MOST_WAVES = 50;

  /** Each is a call in every look of an entry gate. */
  private static final int MOST_CALENDARS = 20;

  private static final int MOST_SOURCES = 50;
  private static final Span WATCH = Span.of("0s", "7d");
  private static final int MOST_ACTS = 20;
  private static final Duration WATCH_DEFAULT = Duration.ofHours(1);

  private PolicyReader() {}

  /**
   * @param fileName the name that problems are said with
   * @param content the file, UTF-8, at most 1 MiB
   */
  public static PolicyResult read(String fileName, byte[] content) {
    return switch (LocatedYaml.read(fileName, content)) {
      case Unreadable unreadable -> new Rejected(List.of(unreadable.problem()));
      case Located located -> result(located.root(), new Problems(fileName));
    };
  }

  /**
   * Reads a policy from a document that was put together elsewhere.
   *
   * @param fileName the name that problems are said with
   */
  public static PolicyResult read(String fileName, YamlNode root) {
    return result(root, new Problems(fileName));
  }

  private static PolicyResult result(YamlNode root, Problems problems) {
    Policy policy = policy(YamlValue.root(root, problems).map(PolicyKeys.POLICY));
    return problems.isEmpty()
        ? new Parsed(policy, PolicyJson.digest(policy))
        : new Rejected(problems.all());
  }

  private static Policy policy(YamlMap map) {
    String service = Forms.ours(map.required("service"));
    Suites suites = new Suites(map.optional("suites"), service);
    return new Policy(
        service,
        Forms.pipeline(map.required("pipeline")),
        waves(map.required("waves"), map.optional("mode").word(Mode.HANDS_OFF), suites),
        map.optional("watch-after-last-wave").duration(WATCH, WATCH_DEFAULT),
        map.optional("after-rollback").word(AfterRollback.HOLD),
        acts(map.optional("second-person")),
        sources(map.optional("sources")),
        calendars(map.optional("calendars")),
        StartReader.starting(map).unlessNone());
  }

  /** One that is named twice is wanted once. */
  private static Set<Act> acts(YamlValue value) {
    Set<Act> acts = EnumSet.noneOf(Act.class);
    value.items(0, MOST_ACTS).forEach(item -> acts.add(item.word(Act.APPROVE)));
    return acts;
  }

  private static SequencedMap<String, ChangeKind> sources(YamlValue value) {
    SequencedMap<String, ChangeKind> sources = value.words(ChangeKind.CODE);
    if (sources.size() > MOST_SOURCES) {
      value.wrong("must be at most " + MOST_SOURCES + ", got " + sources.size());
    }
    return sources;
  }

  private static List<String> calendars(YamlValue value) {
    List<YamlValue> items = value.items(0, MOST_CALENDARS);
    List<String> names = items.stream().map(Forms::calendar).toList();
    Forms.refuseRepeated(items, names);
    return names;
  }

  private static List<WavePolicy> waves(YamlValue value, Mode mode, Suites suites) {
    List<YamlMap> maps = new ArrayList<>();
    for (YamlValue item : value.items(1, MOST_WAVES)) {
      maps.add(item.map(PolicyKeys.WAVE));
    }
    List<WavePolicy> waves = maps.stream().map(map -> WaveReader.wave(map, mode, suites)).toList();
    Forms.refuseRepeated(
        maps.stream().map(map -> map.optional("name")).toList(),
        waves.stream().map(WavePolicy::name).toList());
    Forms.refuseRepeated(
        maps.stream().map(map -> map.optional("stage")).toList(),
        waves.stream().map(WavePolicy::stage).toList());
    DrillReader.refuseUnproven(maps.stream().map(map -> map.optional("entry")).toList(), waves);
    return waves;
  }
}
