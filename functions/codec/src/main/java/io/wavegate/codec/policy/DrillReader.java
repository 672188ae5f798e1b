package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.RollbackRule;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestKind.Version;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.validation.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads an upgrade-and-rollback test: one entry of a policy, and a chain of tests in the wave. The
 * first takes the deployment back, those of the suite run against the former version, the last
 * brings the deployment forward again.
 */
final class DrillReader {
  /** How long taking back may take, and how long bringing forward. */
  static final Span MOVE = Span.of("1m", "4h");

  private static final Duration MOVE_DEFAULT = Duration.ofMinutes(30);
  private static final int LONGEST_NAME = 40;

  /** What every test of the chain has of its own, or cannot have. */
  private static final List<String> ALONE =
      PolicyKeys.SUITE_TEST.stream()
          .filter(key -> !key.equals("name") && !key.equals("timeout"))
          .toList();

  private DrillReader() {}

  /**
   * The chain.
   *
   * @param value names the suite
   * @param suite its tests
   */
  static List<TestSpec> chain(YamlMap map, YamlValue value, List<TestSpec> suite) {
    String name = Forms.ours(map.required("name"));
    Duration timeout = map.optional("timeout").duration(MOVE, MOVE_DEFAULT);
    Stream.concat(ALONE.stream(), Stream.of("suite"))
        .filter(map::has)
        .forEach(key -> refuse(map.optional(key), key));
    suite.stream()
        .filter(test -> looksBack(test.kind()))
        .forEach(
            test ->
                value.wrong(
                    "must be a suite of tests that act when they run, got "
                        + test.name()
                        + ", which looks at the time since the deployment"));
    String back = name + "-back";
    List<TestSpec> again =
        suite.stream().map(test -> again(test, name + "-" + test.name(), back)).toList();
    List<TestSpec> chain = new ArrayList<>();
    chain.add(move(back, Version.FORMER, timeout, new When.AfterAll()));
    chain.addAll(again);
    When over = new When.OnceOver(back, again.stream().map(TestSpec::name).toList());
    chain.add(move(name + "-forward", Version.RELEASED, timeout, over));
    chain.stream()
        .map(TestSpec::name)
        .filter(test -> test.length() > LONGEST_NAME)
        .findFirst()
        .ifPresent(
            test ->
                map.required("name")
                    .wrong(
                        "must leave room for the names of its tests, at most %d characters, got %s"
                            .formatted(LONGEST_NAME, test)));
    return chain;
  }

  private static void refuse(YamlValue value, String key) {
    value.wrong(
        key.equals("required")
            ? "goes without saying: a test that moves the deployment is never only informative"
            : "does not go with upgrade-and-rollback, which runs at the end of the bake: say it of"
                + " the suite's tests");
  }

  /** A run of the new version's time says nothing of the former one. */
  private static boolean looksBack(TestKind kind) {
    return switch (kind) {
      case TestKind.Metric metric -> true;
      case TestKind.Synthetics synthetics -> !synthetics.isDryRun();
      case TestKind.Lambda lambda -> false;
      case TestKind.Http http -> false;
      case TestKind.CodeBuild build -> false;
      case TestKind.StateMachine machine -> false;
      case TestKind.Callback callback -> false;
      case TestKind.Redeploy redeploy -> false;
    };
  }

  private static TestSpec again(TestSpec test, String name, String back) {
    TestTerms terms = test.terms();
    return new TestSpec(
        name,
        test.kind(),
        new TestTerms(terms.timeout(), terms.required(), new When.OnceBack(back), terms.retries()));
  }

  private static TestSpec move(String name, Version version, Duration timeout, When when) {
    return new TestSpec(
        name, new TestKind.Redeploy(version), new TestTerms(timeout, true, when, 0));
  }

  private static boolean isLast(TestSpec test) {
    return test.when() instanceof When.OnceOver;
  }

  /** Refuses what a wave's lever or its other tests do not allow. */
  static void refuseUnfit(YamlValue value, List<TestSpec> tests, RollbackRule rollback, Mode mode) {
    List<TestSpec> lasts = tests.stream().filter(DrillReader::isLast).toList();
    if (lasts.isEmpty()) {
      return;
    }
    if (lasts.size() > 1) {
      value.wrong("must have at most one upgrade-and-rollback test, got " + lasts.size());
    }
    if (mode != Mode.HANDS_OFF) {
      value.wrong(
          "with upgrade-and-rollback need mode hands-off, since any other changes nothing that is"
              + " deployed, got "
              + mode.word());
    }
    if (rollback.bothWays().isEmpty()) {
      value.wrong(
          "with upgrade-and-rollback need rollback.lever or rollback.or-else to be ecs or"
              + " lambda-alias, which can go back and forward while the gate holds the stage, got "
              + rollback.lever().word());
    }
    List<TestSpec> first = tests.stream().filter(test -> test.when().round() < 2).toList();
    tests.stream()
        .filter(test -> test.when() instanceof When.OnceBack)
        .filter(test -> first.stream().noneMatch(one -> one.kind().equals(test.kind())))
        .findFirst()
        .ifPresent(
            test ->
                value.wrong(
                    "must run the suite of upgrade-and-rollback against the new version too: add it"
                        + " with suite, without it "
                        + test.name()
                        + " runs against the former version alone"));
  }

  /** Refuses that a wave requires what no wave before it can show. */
  static void refuseUnproven(List<YamlValue> entries, List<WavePolicy> waves) {
    boolean shown = false;
    for (int i = 0; i < waves.size(); i++) {
      if (waves.get(i).entry().requires().isPresent() && !shown) {
        entries
            .get(i)
            .wrong(
                "requires what no revision can have: no wave before %s has an upgrade-and-rollback"
                        .formatted(waves.get(i).name())
                    + " test");
      }
      shown = shown || waves.get(i).tests().stream().anyMatch(DrillReader::isLast);
    }
  }
}
