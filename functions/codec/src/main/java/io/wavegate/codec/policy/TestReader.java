package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.validation.When;
import java.time.Duration;
import java.util.Optional;

/** Reads a validation test of a wave or of a suite. */
final class TestReader {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Span EVERY = Span.of("1m", "1d");
  private static final int MOST_RETRIES = 3;

  private TestReader() {}

  /** When a test runs, by the policy's words. */
  enum Moment {
    AFTER_DEPLOY,
    DURING_BAKE,
    END_OF_BAKE
  }

  /**
   * @param service whose policy it is in
   */
  static TestSpec test(YamlMap map, String service) {
    TestKind kind = TestKinds.kind(map);
    HttpReader.refuseForeign(map.optional("headers"), kind, service);
    return new TestSpec(Forms.ours(map.required("name")), kind, terms(map, kind));
  }

  private static TestTerms terms(YamlMap map, TestKind kind) {
    YamlValue given = map.optional("timeout");
    Duration timeout = given.duration(TestKinds.longest(kind), TIMEOUT);
    needed(kind)
        .filter(needed -> needed.least().compareTo(timeout) > 0)
        .ifPresent(needed -> tooShort(map, given, needed));
    return new TestTerms(
        timeout,
        map.optional("required").flag(true),
        when(map),
        retries(map.optional("retries"), kind));
  }

  /** The shortest timeout with which a test can pass, or its silence be heard. */
  private record Needed(Duration least, String what) {}

  private static void tooShort(YamlMap map, YamlValue given, Needed needed) {
    String least = Said.duration(needed.least()) + ", as long as " + needed.what();
    if (given.isPresent()) {
      given.wrong("must be at least " + least + ": else the test never passes");
    } else {
      map.wrong("needs a timeout of at least " + least + "; without one it is 5m");
    }
  }

  private static Optional<Needed> needed(TestKind kind) {
    return switch (kind) {
      case TestKind.Metric metric ->
          Optional.of(
              new Needed(
                  metric.metrics().getFirst().period().multipliedBy(2).plus(metric.holds()),
                  "metric.for and two periods"));
      case TestKind.Callback callback ->
          callback.heartbeat().map(pause -> new Needed(pause, "callback.heartbeat"));
      case TestKind.Http http -> Optional.empty();
      case TestKind.Lambda lambda -> Optional.empty();
      case TestKind.CodeBuild build -> Optional.empty();
      case TestKind.StateMachine machine -> Optional.empty();
      case TestKind.Synthetics synthetics -> Optional.empty();
      case TestKind.Redeploy redeploy -> Optional.empty();
    };
  }

  /** What was looked at already is the same in another look. */
  private static int retries(YamlValue value, TestKind kind) {
    int retries = value.whole(0, MOST_RETRIES, 0);
    if (retries > 0 && kind instanceof TestKind.Synthetics canary && !canary.isDryRun()) {
      value.wrong(
          "does not go with synthetics.runs: a run by the canary's schedule that failed stays so");
    }
    return retries;
  }

  private static When when(YamlMap map) {
    YamlValue every = map.optional("every");
    Moment moment = map.optional("when").word(Moment.AFTER_DEPLOY);
    if (every.isPresent() && moment != Moment.DURING_BAKE) {
      every.wrong("belongs to a test with when: during-bake");
    }
    return switch (moment) {
      case AFTER_DEPLOY -> new When.AfterDeploy();
      case DURING_BAKE -> new When.DuringBake(map.required("every").duration(EVERY));
      case END_OF_BAKE -> new When.EndOfBake();
    };
  }
}
