package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.policy.AfterRollback;
import io.wavegate.core.policy.AlarmRule;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.GateAction.Proof;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.ReadAt;
import io.wavegate.core.policy.RollbackRule;
import io.wavegate.core.policy.RollbackRule.OnDeployFailure;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.policy.Target;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.validation.Comparison;
import io.wavegate.core.validation.HttpAsk;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestKind.RevisionRule;
import io.wavegate.core.validation.TestKind.Version;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.validation.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a policy says, and what is so where it says nothing. */
class PolicyReaderTest {
  private static final String SAMPLE = Policies.text("sample.yaml");

  private static final HttpAsk FULL =
      new HttpAsk(
          HttpAsk.Method.POST,
          "{\"basket\": \"test\"}",
          List.of(
              new HttpAsk.Header("Content-Type", new HttpAsk.Value.Text("application/json")),
              new HttpAsk.Header(
                  "X-Api-Key", new HttpAsk.Value.Parameter("/wavegate/tests/checkout/key")),
              new HttpAsk.Header(
                  "Authorization",
                  new HttpAsk.Value.Parameter(
                      "/aws/reference/secretsmanager/wavegate/tests/checkout/token"))),
          Optional.of("\"status\": \"fine\""),
          2,
          Optional.of("X-Revision"));

  @Test
  void theSampleIsRead() {
    WavePolicy wave = parsed(SAMPLE).policy().waves().getFirst();

    assertThat(wave.name()).isEqualTo("one-box");
    assertThat(wave.targets()).containsExactly(new Target("111122223333", "eu-west-1"));
    assertThat(wave.bake())
        .isEqualTo(
            new Bake(
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofMinutes(3),
                Map.of(),
                Optional.empty()));
    assertThat(wave.alarms())
        .isEqualTo(new AlarmRule("checkout-aggregate", List.of("checkout-onebox"), Duration.ZERO));
    assertThat(wave.traffic().getFirst().said())
        .isEqualTo("AWS/ApiGateway Count{ApiName=checkout}");
    assertThat(wave.traffic().getFirst().atLeast()).isEqualTo(100);
    assertThat(wave.tests())
        .containsExactly(
            new TestSpec(
                "smoke",
                new TestKind.Lambda("checkout-smoke"),
                TestTerms.once(Duration.ofMinutes(5), true)));
    assertThat(wave.windows().getFirst().days())
        .containsExactly(
            DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
    assertThat(wave.rollback())
        .isEqualTo(
            new RollbackRule(
                new Lever.PipelineStage(),
                Optional.empty(),
                Scope.RELEASE,
                OnDeployFailure.ROLL_BACK,
                false,
                false));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Policy policy = parsed(Policies.text("minimal.yaml")).policy();
    WavePolicy wave = policy.waves().getFirst();

    assertThat(policy.watchAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(policy.afterRollback()).isEqualTo(AfterRollback.HOLD);
    assertThat(policy.calendars()).isEmpty();
    assertThat(policy.partOf()).isEqualTo("checkout");
    assertThat(policy.starting()).isEmpty();
    assertThat(wave.entry())
        .isEqualTo(new GateAction(CarrierKind.INVOKE, "EntryGate", Duration.ofHours(23)));
    assertThat(wave.promotion())
        .isEqualTo(new GateAction(CarrierKind.APPROVAL, "PromotionGate", Duration.ofDays(6)));
    assertThat(wave.bake())
        .isEqualTo(
            new Bake(
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Map.of(),
                Optional.empty()));
    assertThat(wave.rollback())
        .isEqualTo(
            new RollbackRule(
                new Lever.PipelineStage(),
                Optional.empty(),
                Scope.WAVE,
                OnDeployFailure.ROLL_BACK,
                false,
                false));
    assertThat(wave.traffic()).isEmpty();
    assertThat(wave.tests()).isEmpty();
    assertThat(wave.windows()).isEmpty();
  }

  private static TestSpec move(String name, Version version, When when) {
    return new TestSpec(
        name, new TestKind.Redeploy(version), new TestTerms(Duration.ofHours(1), true, when, 0));
  }

  @Test
  void everyKeyIsTaken() {
    Policy policy = parsed(Policies.text("full.yaml")).policy();
    WavePolicy first = policy.waves().getFirst();

    assertThat(policy.watchAfter()).isEqualTo(Duration.ofDays(2));
    assertThat(policy.afterRollback()).isEqualTo(AfterRollback.OPEN);
    assertThat(policy.calendars())
        .containsExactly(
            "company-holidays", "arn:aws:ssm:eu-west-1:444455556666:document/organisation-freeze");
    assertThat(policy.partOf()).isEqualTo("shop");
    assertThat(policy.startRule().atOnce()).isEqualTo(AtOnce.PLACES);
    assertThat(policy.startRule().refusedTags()).containsExactly("latest", "prod");
    assertThat(policy.startRule().quota()).hasValue(new Quota("shop-front", Optional.of(4)));
    assertThat(first.entry())
        .isEqualTo(new GateAction(CarrierKind.APPROVAL, "Enter", Duration.ofDays(59)));
    assertThat(first.promotion())
        .isEqualTo(new GateAction(CarrierKind.INVOKE, "Promote", Duration.ofHours(23)));
    assertThat(first.alarms().tolerance()).isEqualTo(Duration.ofSeconds(90));
    assertThat(first.traffic().getFirst().dimensions().sequencedKeySet())
        .containsExactly("Stage", "ApiName");
    assertThat(first.tests())
        .containsExactly(
            new TestSpec(
                "smoke",
                new TestKind.Lambda(
                    "arn:aws:lambda:eu-west-1:111122223333:function:checkout-smoke:live"),
                new TestTerms(Duration.ofMinutes(14), false, new When.AfterDeploy(), 3)),
            new TestSpec(
                "front-page",
                new TestKind.Http(
                    "https://shop.example.com/health?deep=1",
                    204,
                    Duration.ofSeconds(800),
                    Optional.of(FULL)),
                new TestTerms(
                    Duration.ofSeconds(1), true, new When.DuringBake(Duration.ofMinutes(15)), 0)),
            new TestSpec(
                "orders",
                new TestKind.StateMachine(
                    "arn:aws:states:eu-west-1:111122223333:stateMachine:checkout-orders"),
                USUAL),
            new TestSpec("pages", new TestKind.Synthetics("checkout-pages", 3), USUAL),
            new TestSpec("login", new TestKind.Synthetics("checkout-login", 0), USUAL),
            new TestSpec(
                "scan",
                new TestKind.Callback(
                    "", "https://sqs.eu-west-1.amazonaws.com/111122223333/scans", Optional.empty()),
                USUAL),
            new TestSpec(
                "slow",
                metric(Comparison.BELOW, 0.5, Duration.ofMinutes(10)),
                TestTerms.once(Duration.ofMinutes(15), true)));
    assertThat(policy.waves().get(1).tests())
        .containsExactly(
            new TestSpec(
                "journeys",
                new TestKind.CodeBuild("checkout-journeys", Optional.of(RevisionRule.REQUIRED)),
                new TestTerms(Duration.ofHours(2), true, new When.EndOfBake(), 0)),
            new TestSpec(
                "sign-off",
                new TestKind.Callback("checks", "", Optional.of(Duration.ofHours(1))),
                TestTerms.once(Duration.ofDays(2), true)),
            first.tests().get(5),
            move("there-and-back-back", Version.FORMER, new When.AfterAll()),
            new TestSpec(
                "there-and-back-scan",
                first.tests().get(5).kind(),
                new TestTerms(
                    Duration.ofMinutes(5), true, new When.OnceBack("there-and-back-back"), 0)),
            move(
                "there-and-back-forward",
                Version.RELEASED,
                new When.OnceOver("there-and-back-back", List.of("there-and-back-scan"))));
    assertThat(policy.waves().get(2).entry().requires()).hasValue(Proof.ROLLBACK_SAFE);
    assertThat(first.windows().get(1).days())
        .containsExactly(
            DayOfWeek.MONDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(first.windows().get(1).from()).isEqualTo(LocalTime.of(10, 0));
    assertThat(first.windows().getFirst().zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(first.windows().get(1).except())
        .containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
    assertThat(first.rollback().onDeployFailure()).isEqualTo(OnDeployFailure.HALT);
    assertThat(first.rollback().required()).isTrue();
    assertThat(first.rollback().haltRollsBack()).isTrue();
    assertThat(policy.waves().getLast().bake().length()).isEqualTo(Duration.ofHours(12));
    assertThat(policy.waves().getLast().targets()).isEqualTo(first.targets());
  }

  @Test
  void aWaveSaysWhereItIsReadAndIsSilentAboutWhatIsUsual() {
    assertThat(readAt("targets").policy()).isEqualTo(parsed(SAMPLE).policy());
    assertThat(readAt("targets").digest()).isEqualTo(parsed(SAMPLE).digest());
    assertThat(readAt("hub").policy().waves().getFirst().readAt()).contains(ReadAt.HUB);
    assertThat(readAt("hub").digest()).isNotEqualTo(parsed(SAMPLE).digest());
  }

  private static PolicyResult.Parsed readAt(String where) {
    return parsed(SAMPLE.replace("    bake:", "    read-at: " + where + "\n    bake:"));
  }

  private static final TestTerms USUAL = TestTerms.once(Duration.ofMinutes(5), true);

  private static TestKind metric(Comparison is, double bound, Duration holds) {
    LinkedHashMap<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("ApiName", "checkout");
    return new TestKind.Metric(
        "latency / 1000",
        List.of(
            new MetricQuery(
                "latency", "AWS/ApiGateway", "Latency", dimensions, "p99", Duration.ofMinutes(1))),
        is,
        bound,
        holds);
  }
}
