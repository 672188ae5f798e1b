package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.History;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.port.Alarms;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.TestSpokes;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import io.wavegate.standins.http.ServiceCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other accounts are read by the role of spoke.yaml, other Regions of this one without. */
class SpokeRolesTest {
  private static final String FAR = "checkout-aggregate@222233334444/us-east-1";
  private static final String NEAR = "checkout-aggregate@111122223333/us-east-1";
  private static final String ROLE = "arn:aws:iam::222233334444:role/wavegate-spoke-read-us-east-1";

  private final Bench bench = Bench.bare(CodePipelineSettings.DEFAULTS);
  private final TestSpokes spokes = TestSpokes.of(bench);
  private final Alarms alarms = bench.wiring().ports().alarms();

  private Reading<AlarmFacts> described(String key) {
    return alarms.describe(List.of(key), true).getFirst();
  }

  private List<ServiceCall> assumed() {
    return bench.faults().calls("AssumeRole");
  }

  @Test
  void theRoleIsAskedForWithTheSharedWordAndForThreeReadsAlone() {
    assertThat(described(FAR)).isInstanceOf(Read.class);

    JsonNode asked = assumed().getFirst().input();
    assertThat(asked.path("RoleArn").asText()).isEqualTo(ROLE);
    assertThat(asked.path("ExternalId").asText()).isEqualTo("a-word-between-us");
    assertThat(asked.path("RoleSessionName").asText()).isEqualTo("wavegate-reads");
    assertThat(asked.path("DurationSeconds").asInt()).isEqualTo(900);
    assertThat(asked.path("Policy").asText())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
                + "\"cloudwatch:DescribeAlarms\",\"cloudwatch:DescribeAlarmHistory\","
                + "\"cloudwatch:GetMetricData\"],\"Resource\":\"*\"}]}");
  }

  @Test
  void whatIsReadThereIsReadAsThatRoleAndNamedByItsPlace() {
    AlarmFacts facts = ((Read<AlarmFacts>) described(FAR)).value();

    assertThat(facts.name()).isEqualTo(FAR);
    assertThat(facts.children())
        .extracting(AlarmFacts::name)
        .containsExactlyInAnyOrder(
            "checkout-5xx@222233334444/us-east-1", "checkout-latency@222233334444/us-east-1");
    assertThat(bench.faults().calls("DescribeAlarms"))
        .isNotEmpty()
        .allSatisfy(
            call -> {
              assertThat(call.caller().region()).isEqualTo("us-east-1");
              assertThat(call.caller().principalArn())
                  .isEqualTo(
                      "arn:aws:sts::222233334444:assumed-role/wavegate-spoke-read-us-east-1/wavegate-reads");
            });
  }

  @Test
  void anotherRegionOfThisAccountIsReadWithoutARole() {
    assertThat(described(NEAR)).isInstanceOf(Read.class);
    assertThat(assumed()).isEmpty();
    assertThat(bench.faults().calls("DescribeAlarms").getFirst().caller().accountId())
        .isEqualTo("111122223333");
  }

  @Test
  void oneSessionIsUsedForTenMinutesAndThenAnother() {
    for (int minute = 0; minute < 10; minute++) {
      assertThat(described(FAR)).isInstanceOf(Read.class);
      bench.time().pass(Duration.ofMinutes(1));
    }
    assertThat(assumed()).hasSize(1);

    assertThat(described(FAR)).isInstanceOf(Read.class);
    assertThat(assumed()).hasSize(2);

    bench.time().pass(Duration.ofHours(2));
    assertThat(described(FAR)).as("also after a long silence").isInstanceOf(Read.class);
    assertThat(assumed()).hasSize(3);
  }

  @Test
  void historyAndTrafficAreReadThereToo() {
    bench.time().pass(Duration.ofMinutes(10));
    spokes.far().set("checkout-5xx", AlarmValue.ALARM, "bad");
    bench.time().pass(Duration.ofSeconds(1));
    var now = bench.time().now();
    Reading<History> history = alarms.history(FAR, now.minusSeconds(300), now);
    TrafficRule rule =
        TestSpokes.policy()
            .seenFrom(new Place("111122223333", "eu-west-1"))
            .waves()
            .getFirst()
            .traffic()
            .getLast();
    spokes.far().traffic(7);

    assertThat(((Read<History>) history).value().transitions()).hasSize(1);
    assertThat(((Read<History>) history).value().transitions().getFirst().to())
        .isEqualTo(AlarmState.ALARM);
    assertThat(bench.wiring().ports().traffic().sum(rule, now.minusSeconds(301), now))
        .isInstanceOfSatisfying(
            Read.class, read -> assertThat((Double) read.value()).isBetween(28.0, 36.0));
    assertThat(assumed()).hasSize(1);
  }

  @Test
  void aDeniedRoleIsUnreadInTheWordsOfSts() {
    spokes.trust("another-word");

    assertThat(described(FAR))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .isEqualTo(
                        "role wavegate-spoke-read-us-east-1 was not assumed: AccessDenied: User:"
                            + " arn:aws:sts::111122223333:assumed-role/wavegate/gate is not"
                            + " authorized to perform: sts:AssumeRole on resource: "
                            + ROLE));
    assertThat(bench.faults().calls("DescribeAlarms")).isEmpty();

    spokes.trust("a-word-between-us");
    assertThat(described(FAR)).as("asked again the next time").isInstanceOf(Read.class);
  }

  @Test
  void anAccountThatTheInstallationDoesNotKnowIsNotAskedAtAll() {
    assertThat(described("checkout-aggregate@333344445555/us-east-1"))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .isEqualTo(
                        "account 333344445555 is not among the stack's SpokeAccounts: deploy"
                            + " spoke.yaml there, and add it"));
    assertThat(bench.faults().operations()).isEmpty();
  }

  @Test
  void aRegionThatIsSilentHidesNoneOfTheOthers() {
    bench.faults().refuse("AssumeRole", "ServiceUnavailable", 503);

    List<Reading<AlarmFacts>> readings =
        alarms.describe(List.of(FAR, "checkout-onebox", NEAR, "gone"), false);

    assertThat(readings.get(0)).isInstanceOf(Unread.class);
    assertThat(readings.get(1)).isInstanceOf(Read.class);
    assertThat(readings.get(2)).isInstanceOf(Read.class);
    assertThat(((Unread<AlarmFacts>) readings.get(3)).why()).contains("does not know it");
  }

  @Test
  void theWordIsNotInWhatTheRegistrySaysOfItself() {
    assertThat(bench.wiring().settings().toString()).doesNotContain("a-word-between-us");
  }
}
