package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static io.wavegate.codec.policy.Policies.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.validation.TestSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upgrade-and-rollback test, as a policy asks for it. */
class DrillReaderTest {
  private static final String DRILL = "{name: undo, upgrade-and-rollback: smokes}";
  private static final String SAMPLE =
      """
      service: checkout
      pipeline: checkout-prod
      suites:
        smokes:
          - {name: smoke, lambda: checkout-smoke, timeout: 5m, retries: 1}
        late:
          - {name: pages, synthetics: {canary: checkout-pages}}
          - {name: login, synthetics: {canary: checkout-login, dry-run: true}}
      waves:
        - name: gamma
          stage: Gamma
          targets: [{account: "111122223333", region: eu-west-1}]
          bake: {for: 1h, at-most: 6h}
          alarms: {aggregate: checkout-aggregate}
          tests:
            - suite: smokes
            - {name: undo, upgrade-and-rollback: smokes}
          rollback: {lever: pipeline-stage, or-else: {lambda-alias: {function: checkout, alias: live}}}
        - name: prod
          stage: Prod
          targets: [{account: "111122223333", region: eu-west-1}]
          entry: {requires: rollback-safe}
          bake: {for: 1h, at-most: 6h}
          alarms: {aggregate: checkout-aggregate}
      """;

  @Test
  void itIsAChainOfTestsOnTheWavesTerms() {
    WavePolicy gamma = parsed(SAMPLE).policy().waves().getFirst();

    assertThat(gamma.tests())
        .extracting(TestSpec::name)
        .containsExactly("smoke", "undo-back", "undo-smoke", "undo-forward");
    assertThat(gamma.tests().get(2).terms().retries()).isEqualTo(1);
    assertThat(gamma.tests()).allMatch(TestSpec::required);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: undo, upgrade-and-rollback: smokes} | {name: undo, upgrade-and-rollback: smoks} | 17:44: upgrade-and-rollback must be one of the policy's suites, got smoks, did you mean \"smokes\"?",
        "{name: undo, upgrade-and-rollback: smokes} | {name: undo, upgrade-and-rollback: smokes, required: false} | 17:62: required goes without saying: a test that moves the deployment is never only informative",
        "{name: undo, upgrade-and-rollback: smokes} | {name: undo, upgrade-and-rollback: smokes, when: after-deploy} | 17:58: when does not go with upgrade-and-rollback, which runs at the end of the bake: say it of the suite's tests",
        "{name: undo, upgrade-and-rollback: smokes} | {name: undo, upgrade-and-rollback: smokes, timeout: 5h} | 17:61: timeout must be at most 4h, got 5h",
        "{name: undo, upgrade-and-rollback: smokes} | {upgrade-and-rollback: smokes} | 17:9: name is required",
        "{name: undo, upgrade-and-rollback: smokes} | {name: a-name-that-is-much-longer-than-thirty, upgrade-and-rollback: smokes} | 17:16: name must leave room for the names of its tests, at most 40 characters, got a-name-that-is-much-longer-than-thirty-back",
        "suite: smokes | suite: late | 16:7: tests must run the suite of upgrade-and-rollback against the new version too: add it with suite, without it undo-smoke runs against the former version alone",
        "{lambda-alias: {function: checkout, alias: live}} | freeze | 16:7: tests with upgrade-and-rollback need rollback.lever or rollback.or-else to be ecs or lambda-alias, which can go back and forward while the gate holds the stage, got pipeline-stage",
      })
  void whatIsWrongIsSaidWithItsPlace(String text, String by, String said) {
    assertThat(problems(SAMPLE.replace(text, by)))
        .extracting(Problem::said)
        .containsExactly("checkout.yaml:" + said);
  }

  @Test
  void whatLooksAtTheTimeSinceTheDeploymentSaysNothingOfTheFormerVersion() {
    String late =
        SAMPLE
            .replace("suite: smokes", "suite: late")
            .replace(DRILL, DRILL.replace("smokes", "late"));

    assertThat(problems(late))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:17:44: upgrade-and-rollback must be a suite of tests that act when they"
                + " run, got pages, which looks at the time since the deployment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "observe"})
  void whereNothingMayBeChangedNothingIsTakenBack(String mode) {
    assertThat(problems(SAMPLE.replace("waves:\n", "mode: " + mode + "\nwaves:\n")))
        .extracting(Problem::said)
        .contains(
            "checkout.yaml:17:7: tests with upgrade-and-rollback need mode hands-off, since any other"
                + " changes nothing that is deployed, got "
                + mode);
  }

  @Test
  void oneWaveHasOne() {
    assertThat(
            problems(
                SAMPLE.replace(DRILL, DRILL + "\n      - " + DRILL.replace("undo", "undo-again"))))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:16:7: tests must have at most one upgrade-and-rollback test, got 2");
  }

  @Test
  void nothingIsRequiredThatNoEarlierWaveCanShow() {
    assertThat(problems(SAMPLE.replace("      - " + DRILL + "\n", "")))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:21:12: entry requires what no revision can have: no wave before prod has"
                + " an upgrade-and-rollback test");
  }
}
