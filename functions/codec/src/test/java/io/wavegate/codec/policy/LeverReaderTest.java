package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static io.wavegate.codec.policy.Policies.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.RollbackRule;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which way a wave is rolled back, and which one is taken where that is refused. */
class LeverReaderTest {
  private static final String SAMPLE = Policies.text("sample.yaml");

  private static String with(String rollback) {
    return SAMPLE.replace("lever: pipeline-stage, scope: release", rollback);
  }

  private static RollbackRule rule(String rollback) {
    return parsed(with(rollback)).policy().waves().getFirst().rollback();
  }

  static Stream<Arguments> levers() {
    return Stream.of(
        Arguments.of("pipeline-stage", new Lever.PipelineStage()),
        Arguments.of("freeze", new Lever.Freeze()),
        Arguments.of(
            "{ecs: {cluster: prod, service: shop_check-out}}",
            new Lever.EcsService("prod", "shop_check-out")),
        Arguments.of(
            "{codedeploy: {application: \"shop.a_b+c=d,e@f-g\", group: check out}}",
            new Lever.CodeDeploy("shop.a_b+c=d,e@f-g", "check out")),
        Arguments.of(
            "{lambda-alias: {function: checkout, alias: 2nd}}",
            new Lever.LambdaAlias("checkout", "2nd")),
        Arguments.of(
            "{appconfig: {application: abc1234, environment: def5}}",
            new Lever.AppConfig("abc1234", "def5")),
        Arguments.of(
            "{cloudformation: {stack: checkout-prod}}", new Lever.CloudFormation("checkout-prod")),
        Arguments.of(
            "{lambda: checkout-undo}",
            new Lever.OwnFunction("checkout-undo", Duration.ofMinutes(10))),
        Arguments.of(
            "{lambda: checkout-undo, timeout: 1h}",
            new Lever.OwnFunction("checkout-undo", Duration.ofHours(1))));
  }

  @ParameterizedTest
  @MethodSource("levers")
  void aLeverIsAWordOrAMappingWithOneKind(String text, Lever lever) {
    assertThat(rule("lever: " + text).lever()).isEqualTo(lever);
    assertThat(rule("lever: " + text).orElse()).isEmpty();
  }

  @Test
  void anotherWayIsWrittenAlike() {
    assertThat(rule("lever: {ecs: {cluster: prod, service: a}}, or-else: pipeline-stage").orElse())
        .contains(new Lever.PipelineStage());
    assertThat(rule("or-else: {lambda: checkout-undo, timeout: 1m}"))
        .extracting(RollbackRule::lever, RollbackRule::orElse)
        .containsExactly(
            new Lever.PipelineStage(),
            Optional.of(new Lever.OwnFunction("checkout-undo", Duration.ofMinutes(1))));
    assertThat(rule("lever: {lambda: checkout-undo}, or-else: freeze").orElse())
        .contains(new Lever.Freeze());
    assertThat(rule("lever: {lambda: checkout-undo}, or-else: {lambda: other-undo}").orElse())
        .contains(new Lever.OwnFunction("other-undo", Duration.ofMinutes(10)));
  }

  @Test
  void aStageThatRollsItselfBackHasAnotherWayToo() {
    RollbackRule rule = rule("lever: pipeline-stage, or-else: freeze, halt-rolls-back: true");

    assertThat(rule.haltRollsBack()).isTrue();
    assertThat(rule.orElse()).contains(new Lever.Freeze());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "codedeploy | 14:23: rollback.lever must say where, as in {codedeploy: {application: checkout, group: checkout-prod}}, got codedeploy",
        "lambda | 14:23: rollback.lever must say where, as in {lambda: checkout-undo, timeout: 10m}, got lambda",
        "freez | 14:23: rollback.lever must be pipeline-stage or freeze, or a mapping such as {ecs: {cluster: prod, service: checkout}}, got freez, did you mean \"freeze\"?",
        "redeploy | 14:23: rollback.lever must be pipeline-stage or freeze, or a mapping such as {ecs: {cluster: prod, service: checkout}}, got redeploy",
        "[freeze] | 14:23: rollback.lever must be pipeline-stage or freeze, or a mapping such as {ecs: {cluster: prod, service: checkout}}, got a list",
        "~~ | 14:22: rollback.lever must be pipeline-stage or freeze, or a mapping such as {ecs: {cluster: prod, service: checkout}}, got nothing",
        "{} | 14:23: rollback.lever needs its kind: ecs or codedeploy or lambda-alias or appconfig or cloudformation or lambda",
        "{timeout: 5m} | 14:23: rollback.lever needs its kind: ecs or codedeploy or lambda-alias or appconfig or cloudformation or lambda",
        "{freeze: true} | 14:24: freeze is a word by itself, not a key",
        "{esc: {cluster: a, service: b}} | 14:24: unknown key \"esc\", did you mean \"ecs\"?",
        "{ecs: {cluster: a, service: b}, lambda: undo} | 14:23: rollback.lever has one kind, got ecs and lambda",
        "{ecs: {cluster: a, service: b}, timeout: 5m} | 14:64: rollback.lever.timeout belongs to lever lambda, got ecs",
        "{lambda: undo, timeout: 59s} | 14:47: rollback.lever.timeout must be at least 1m, got 59s",
        "{lambda: undo, timeout: 61m} | 14:47: rollback.lever.timeout must be at most 1h, got 61m",
        "{lambda: un do} | 14:32: rollback.lever.lambda must be the name or ARN of a Lambda function, got un do",
        "{ecs: {cluster: a}} | 14:29: rollback.lever.ecs.service is required",
        "{ecs: {cluster: a, servce: b}} | 14:42: unknown key \"servce\", did you mean \"service\"?",
        "{ecs: {cluster: prod/a, service: b}} | 14:39: rollback.lever.ecs.cluster must be a name of ECS (1 to 255 of A-Za-z0-9_-), got prod/a",
        "{ecs: checkout} | 14:29: rollback.lever.ecs must be a mapping, got checkout",
        "{codedeploy: {application: a b, group: g}} | 14:50: rollback.lever.codedeploy.application must be an application of CodeDeploy (1 to 100 of A-Za-z0-9._+=,@-), got a b",
        "{codedeploy: {application: a, group: \"b\\tc\"}} | 14:60: rollback.lever.codedeploy.group must be a deployment group of CodeDeploy (1 to 100 characters), got \"b?c\"",
        "{lambda-alias: {function: \"a:live\", alias: live}} | 14:49: rollback.lever.lambda-alias.function must be the name of a Lambda function (1 to 64 of A-Za-z0-9_-), got \"a:live\"",
        "{lambda-alias: {function: a, alias: \"7\"}} | 14:59: rollback.lever.lambda-alias.alias must be the name of an alias (1 to 128 of A-Za-z0-9_-, not digits alone as a version has), got \"7\"",
        "{appconfig: {application: checkout, environment: def5}} | 14:49: rollback.lever.appconfig.application must be an id of AppConfig (4 to 7 of a-z0-9), not a name, got checkout",
        "{appconfig: {application: abc1, environment: 1234567}} | 14:68: rollback.lever.appconfig.environment must be text, got 1234567: a bare number is not text to YAML, put it in quotes",
        "{cloudformation: {stack: 1st}} | 14:48: rollback.lever.cloudformation.stack must be the name of a stack (1 to 128 of A-Za-z0-9-, the first one a letter), got 1st",
      })
  void aMistakeIsSaidWithItsPlaceAndTheValueSeen(String lever, String said) {
    assertThat(problems(with("lever: " + lever)))
        .extracting(Problem::said)
        .containsExactly("checkout.yaml:" + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "or-else: pipeline-stage | 14:25: rollback.or-else must be another way than rollback.lever, got pipeline-stage again",
        "or-else: frieze | 14:25: rollback.or-else must be pipeline-stage or freeze, or a mapping such as {ecs: {cluster: prod, service: checkout}}, got frieze, did you mean \"freeze\"?",
        "lever: {lambda: undo}, or-else: {lambda: undo, timeout: 1h} | 14:48: rollback.or-else must be another way than rollback.lever, got lambda again",
        "lever: freeze, or-else: pipeline-stage | 14:40: rollback.or-else cannot stand beside lever freeze, which is never refused: leave it out",
        "lever: freeze, or-else: freeze | 14:40: rollback.or-else cannot stand beside lever freeze, which is never refused: leave it out",
        "lever: {lambda: undo}, halt-rolls-back: true | 14:56: rollback.halt-rolls-back cannot stand beside lever lambda: the pipeline rolls the stage back itself, got true",
        "lever: ecs, or-else: pipeline-stage, halt-rolls-back: true | 14:23: rollback.lever must say where, as in {ecs: {cluster: prod, service: checkout}}, got ecs",
      })
  void whatCannotGoTogetherIsSaidOnce(String rollback, String said) {
    assertThat(problems(with(rollback)))
        .extracting(Problem::said)
        .containsExactly("checkout.yaml:" + said);
  }
}
