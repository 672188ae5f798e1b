package io.wavegate.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavegate.core.testing.Ids;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that AWS takes, and how durations, times and counts are said. */
class NamesTest {
  private static final String LONG_SERVICE = "payments".repeat(10);
  private static final String LONG_WAVE = "a" + "1".repeat(39);

  @Test
  void anExecutionIsNamedForPeople() {
    assertThat(new AttemptId(Ids.gateId(), 1).executionName("checkout"))
        .isEqualTo("checkout-one-box-1f3a9c2e-a1");
    assertThat(new AttemptId(Ids.gateId().side(GateKind.ENTRY), 2).executionName("checkout"))
        .isEqualTo("checkout-one-box-entry-1f3a9c2e-a2");
  }

  @Test
  void theLongestNamesAreCutToWhatStepFunctionsTakes() {
    String name = longest(LONG_WAVE, "e".repeat(100)).executionName(LONG_SERVICE);
    assertThat(name).hasSize(80).matches("[A-Za-z0-9_-]+").endsWith("-entry-eeeeeeee-a9999");
  }

  @Test
  void charactersThatAwsDoesNotTakeBecomeHyphens() {
    assertThat(new AttemptId(Ids.gateId(), 1).executionName("chéck out.api/v1"))
        .isEqualTo("ch-ck-out-api-v1-one-box-1f3a9c2e-a1");
  }

  @Test
  void differentGatesKeepDifferentNamesWhenTheyAreCut() {
    String name = longest(LONG_WAVE, "e".repeat(100)).executionName(LONG_SERVICE);
    assertThat(longest("b" + "1".repeat(39), "e".repeat(100)).executionName(LONG_SERVICE))
        .isNotEqualTo(name);
    assertThat(longest(LONG_WAVE, "e".repeat(99)).executionName(LONG_SERVICE)).isNotEqualTo(name);
  }

  @Test
  void theSameAttemptHasTheSameNameAlways() {
    assertThat(longest(LONG_WAVE, "e1").executionName(LONG_SERVICE))
        .isEqualTo(longest(LONG_WAVE, "e1").executionName(LONG_SERVICE));
  }

  @Test
  void aTextThatFitsIsNotCut() {
    assertThat(Names.fitted("a".repeat(20), 20, "id")).isEqualTo("a".repeat(20));
    assertThat(Names.fitted("a".repeat(21), 20, "id"))
        .isEqualTo("a".repeat(11) + "-" + Digest.sha256("id").substring(0, 8));
    assertThat(Names.head("abc", 8)).isEqualTo("abc");
    assertThat(Names.head("abc", 2)).isEqualTo("ab");
  }

  @Test
  void aDigestIsSha256InHexadecimal() {
    assertThat(Digest.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.9S, 0s",
    "PT59S, 59s",
    "PT1M, 1m",
    "PT42M10S, 42m 10s",
    "PT2H, 2h",
    "PT2H0M5S, 2h",
    "PT2H5M59S, 2h 5m",
    "P1DT3H, 1d 3h",
    "P400D, 400d",
    "PT-42M-10S, -42m 10s",
    "PT-1S, -1s"
  })
  void aDurationIsSaidInItsTwoLargestUnits(Duration duration, String said) {
    assertThat(Said.duration(duration)).isEqualTo(said);
  }

  @Test
  void timesAreSaidInUtc() {
    Instant time = Instant.parse("2026-05-04T09:03:07.250Z");
    assertThat(Said.clock(time)).isEqualTo("09:03:07Z");
    assertThat(Said.day(time)).isEqualTo("Mon 4 May 09:03Z");
  }

  @Test
  void countsAndNumbersAreSaidPlainly() {
    assertThat(Said.count(0, "test")).isEqualTo("0 tests");
    assertThat(Said.count(1, "test")).isEqualTo("1 test");
    assertThat(Said.count(2, "test")).isEqualTo("2 tests");
    assertThat(Said.number(412)).isEqualTo("412");
    assertThat(Said.number(0.5)).isEqualTo("0.5");
    assertThat(Said.number(-3)).isEqualTo("-3");
    assertThat(Said.number(1e18)).isEqualTo("1.0E18");
    assertThat(Said.number(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void aGateIsEntryOrPromotion() {
    assertThat(GateKind.of("entry")).isEqualTo(GateKind.ENTRY);
    assertThat(GateKind.of("promotion")).isEqualTo(GateKind.PROMOTION);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GateKind.of("Entry"))
        .withMessage("gate must be \"entry\" or \"promotion\", got \"Entry\"");
  }

  private static AttemptId longest(String wave, String execution) {
    GateId gate =
        new GateId(
            new PipelineRef("111122223333", "eu-west-1", "p".repeat(100)),
            execution,
            "S".repeat(100),
            wave,
            GateKind.ENTRY);
    return new AttemptId(gate, 9999);
  }

  @Test
  void alarmsAreSaidByTheirNames() {
    assertThat(
            Said.reason(
                "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:checkout-5xx transitioned to"
                    + " ALARM at Monday 04 May, 2026 08:27:05 UTC"))
        .isEqualTo("checkout-5xx transitioned to ALARM at Monday 04 May, 2026 08:27:05 UTC");
    assertThat(Said.reason("Threshold Crossed: arn:aws:sns:x")).endsWith("arn:aws:sns:x");
  }
}
