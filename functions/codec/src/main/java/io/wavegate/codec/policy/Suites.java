package io.wavegate.codec.policy;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.validation.TestSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Suites of validation tests: named once in a policy, used by any wave. */
final class Suites {
  private static final int MOST = 20;
  private static final int MOST_TESTS = 100;

  private final String service;
  private final SequencedMap<String, List<TestSpec>> suites = new LinkedHashMap<>();

  /** Those that the policy of a service names. */
  Suites(YamlValue value, String service) {
    this.service = service;
    SequencedMap<String, YamlValue> named = value.members();
    if (named.size() > MOST) {
      value.wrong("must be at most " + MOST + ", got " + named.size());
    }
    named.forEach((name, tests) -> suites.put(name, read(tests)));
  }

  private List<TestSpec> read(YamlValue suite) {
    List<YamlMap> maps =
        suite.items(1, MOST_TESTS).stream().map(item -> item.map(PolicyKeys.SUITE_TEST)).toList();
    List<TestSpec> tests = maps.stream().map(map -> TestReader.test(map, service)).toList();
    Forms.refuseRepeated(
        maps.stream().map(map -> map.optional("name")).toList(),
        tests.stream().map(TestSpec::name).toList());
    return tests;
  }

  /** A wave's tests in their order, each suite in its place. */
  List<TestSpec> tests(YamlValue value) {
    List<YamlMap> maps =
        value.items(0, MOST_TESTS).stream().map(item -> item.map(PolicyKeys.TEST)).toList();
    List<Named> all = maps.stream().flatMap(map -> of(map).stream()).toList();
    Forms.refuseRepeated(
        all.stream().map(Named::where).toList(), all.stream().map(n -> n.test().name()).toList());
    return all.stream().map(Named::test).toList();
  }

  /** A test, and where it is named. */
  private record Named(YamlValue where, TestSpec test) {}

  private List<Named> of(YamlMap map) {
    if (map.has(PolicyKeys.DRILL)) {
      YamlValue suite = map.optional(PolicyKeys.DRILL);
      return DrillReader.chain(map, suite, named(suite)).stream()
          .map(test -> new Named(map.optional("name"), test))
          .toList();
    }
    if (!map.has("suite")) {
      return List.of(new Named(map.optional("name"), TestReader.test(map, service)));
    }
    YamlValue suite = map.optional("suite");
    if (PolicyKeys.SUITE_TEST.stream().anyMatch(map::has)) {
      suite.wrong("stands alone: what its tests need is said where the suite is");
      return List.of();
    }
    return named(suite).stream().map(test -> new Named(suite, test)).toList();
  }

  /** The tests of the suite that a value names. */
  private List<TestSpec> named(YamlValue suite) {
    String name = suite.text();
    if (!suites.containsKey(name) && !name.isEmpty()) {
      suite.wrong(
          "must be one of the policy's suites, got "
              + suite.shown()
              + Nearest.hint(name, suites.sequencedKeySet()));
    }
    return suites.getOrDefault(name, List.of());
  }
}
