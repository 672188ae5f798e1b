package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.validation.When;
import java.time.Duration;

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
    return new TestTerms(
        map.optional("timeout").duration(TestKinds.longest(kind), TIMEOUT),
        map.optional("required").flag(true),
        when(map),
        retries(map.optional("retries"), kind));
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
