package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.standins.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeAlarmTest {
  private final TestAlarms aws = new TestAlarms();

  private void given() {
    aws.metric("a");
    aws.metric("b");
    aws.moves("a", AlarmValue.OK);
    aws.moves("b", AlarmValue.OK);
  }

  @Test
  void itHasInsufficientDataOnlyJustAfterItsCreation() {
    given();
    aws.call("PutCompositeAlarm", "{'AlarmName': 'all', 'AlarmRule': 'ALARM(a) OR ALARM(b)'}");
    assertThat(aws.state("all")).isEqualTo("INSUFFICIENT_DATA");

    aws.world.pass(Duration.ofSeconds(1));

    assertThat(aws.state("all")).isEqualTo("OK");
    assertThat(aws.alarm("all").path("StateReason").asText())
        .endsWith("alarm:all was created and its alarm rule evaluates to OK");
  }

  @Test
  void itFollowsItsChildrenAtOnceAndNamesTheOneThatTriggered() {
    given();
    aws.composite("all", "ALARM(a) OR ALARM(b)");

    aws.moves("b", AlarmValue.ALARM);

    assertThat(aws.state("all")).isEqualTo("ALARM");
    assertThat(aws.alarm("all").path("StateReason").asText())
        .isEqualTo(
            "arn:aws:cloudwatch:us-east-1:123456789012:alarm:b transitioned to ALARM at"
                + " Monday 02 March, 2026 09:00:01 UTC");
    assertThat(
            Json.parse(aws.alarm("all").path("StateReasonData").asText())
                .at("/triggeringAlarms/0/arn")
                .asText())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:b");

    aws.moves("b", AlarmValue.OK);
    assertThat(aws.state("all")).isEqualTo("OK");
  }

  @Test
  void itReadsOkWhileItsChildrenAreBlind() {
    given();
    aws.composite("all", "ALARM(a) OR ALARM(b)");

    aws.moves("a", AlarmValue.INSUFFICIENT_DATA);
    aws.moves("b", AlarmValue.INSUFFICIENT_DATA);

    assertThat(aws.state("all")).isEqualTo("OK");
  }

  @Test
  void aSuppressorIsShownAndChangesNoState() {
    given();
    aws.call(
        "PutCompositeAlarm",
        """
        {'AlarmName': 'all', 'AlarmRule': 'ALARM(b)', 'ActionsSuppressor': 'a',
         'ActionsSuppressorWaitPeriod': 60, 'ActionsSuppressorExtensionPeriod': 60}""");
    aws.world.pass(Duration.ofSeconds(1));

    aws.moves("a", AlarmValue.ALARM);
    aws.moves("b", AlarmValue.ALARM);

    assertThat(aws.state("all")).isEqualTo("ALARM");
    assertThat(aws.alarm("all").path("ActionsSuppressor").asText()).isEqualTo("a");
  }

  @Test
  void compositesOfCompositesFollowToo() {
    given();
    aws.composite("inner", "ALARM(a)");
    aws.composite("outer", "ALARM(inner) AND NOT ALARM(b)");

    aws.moves("a", AlarmValue.ALARM);
    assertThat(aws.state("outer")).isEqualTo("ALARM");

    aws.moves("b", AlarmValue.ALARM);
    assertThat(aws.state("outer")).isEqualTo("OK");
  }

  @Test
  void aStateForcedOnItSticksUntilAChildChanges() {
    given();
    aws.composite("all", "ALARM(a) OR ALARM(b)");
    aws.moves("a", AlarmValue.ALARM);

    aws.call("SetAlarmState", "{'AlarmName': 'all', 'StateValue': 'OK', 'StateReason': 'mine'}");
    aws.world.pass(Duration.ofHours(1));
    assertThat(aws.state("all")).isEqualTo("OK");

    aws.moves("b", AlarmValue.ALARM);
    assertThat(aws.state("all")).isEqualTo("ALARM");
  }

  @Test
  void aStateForcedOnAMetricAlarmFallsBackAtItsNextEvaluation() {
    given();
    aws.moves("a", AlarmValue.ALARM);

    aws.call("SetAlarmState", "{'AlarmName': 'a', 'StateValue': 'OK', 'StateReason': 'mine'}");
    assertThat(aws.state("a")).isEqualTo("OK");

    aws.world.pass(Duration.ofMinutes(1));
    assertThat(aws.state("a")).isEqualTo("ALARM");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          ALARM(a)                                 , false
          OK(a)                                    , true
          INSUFFICIENT_DATA("c")                   , true
          TRUE                                     , true
          FALSE                                    , false
          NOT FALSE AND FALSE                      , false
          NOT (FALSE AND FALSE)                    , true
          TRUE OR FALSE AND FALSE                  , true
          (TRUE OR FALSE) AND FALSE                , false
          OK("arn:aws:cloudwatch:us-east-1:123456789012:alarm:a") , true
          ( ( ALARM ( "b" ) ) )                    , true
          """)
  void rulesAreReadWithTheirPrecedence(String rule, boolean holds) throws Exception {
    AlarmRule parsed = AlarmRuleParser.parse(rule);

    assertThat(
            parsed.holds(
                (alarm, value) ->
                    value
                        == switch (alarm) {
                          case "a" -> AlarmValue.OK;
                          case "b" -> AlarmValue.ALARM;
                          default -> AlarmValue.INSUFFICIENT_DATA;
                        }))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ALARM",
        "ALARM()",
        "ALARM(a) ALARM(b)",
        "ALARM(a) OR",
        "(ALARM(a)",
        "WARN(a)",
        "ALARM(a) XOR ALARM(b)",
        "NOT",
        "ALARM(a))"
      })
  void aRuleThatCannotBeReadIsRefused(String rule) {
    given();

    assertThat(
            aws.refused(
                    "PutCompositeAlarm", "{'AlarmName': 'x', 'AlarmRule': '%s'}".formatted(rule))
                .code())
        .isEqualTo("ValidationError");
  }

  @Test
  void aRuleThatNestsWithoutEndIsRefused() {
    String rule = "(".repeat(5_000) + "TRUE" + ")".repeat(5_000);

    assertThat(
            aws.refused(
                    "PutCompositeAlarm", "{'AlarmName': 'x', 'AlarmRule': '%s'}".formatted(rule))
                .code())
        .isEqualTo("ValidationError");
  }

  @Test
  void aRuleOverAlarmsThatDoNotExistIsRefused() {
    assertThat(
            aws.refused("PutCompositeAlarm", "{'AlarmName': 'x', 'AlarmRule': 'ALARM(gone)'}")
                .message())
        .contains("gone");
  }

  @Test
  void aRuleOverMoreThanAHundredAlarmsIsRefused() {
    StringBuilder rule = new StringBuilder("FALSE");
    for (int i = 0; i < 101; i++) {
      aws.metric("m" + i);
      rule.append(" OR ALARM(m").append(i).append(')');
    }

    assertThat(
            aws.refused(
                    "PutCompositeAlarm", "{'AlarmName': 'x', 'AlarmRule': '%s'}".formatted(rule))
                .message())
        .contains("101 alarms");
  }

  @Test
  void theEvaluationOfACycleStops() {
    given();
    aws.composite("one", "ALARM(a)");
    aws.composite("two", "ALARM(one)");

    aws.call("PutCompositeAlarm", "{'AlarmName': 'one', 'AlarmRule': 'NOT ALARM(two)'}");

    assertThat(aws.state("one")).isEqualTo("ALARM");
    assertThat(aws.state("two")).isEqualTo("ALARM");
  }
}
