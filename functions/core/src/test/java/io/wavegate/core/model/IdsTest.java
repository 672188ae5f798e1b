package io.wavegate.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavegate.core.testing.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that can be read back, and parts that are refused. */
class IdsTest {
  private static final PipelineRef PIPELINE = Ids.PIPELINE;

  @Test
  void aGatesKeyIsReadBack() {
    GateId gate = Ids.gateId();
    assertThat(gate.key())
        .isEqualTo(
            "111122223333/eu-west-1/checkout-prod/1f3a9c2e-0000-4000-8000-000000000001/"
                + "Prod-OneBox/one-box/promotion");
    assertThat(GateId.parse(gate.key())).isEqualTo(gate);
  }

  @Test
  void anAttemptsKeyIsReadBack() {
    AttemptId attempt = new AttemptId(Ids.gateId().side(GateKind.ENTRY), 12);
    assertThat(attempt.key()).endsWith("/one-box/entry/12");
    assertThat(AttemptId.parse(attempt.key())).isEqualTo(attempt);
  }

  @Test
  void aReleasesKeyIsReadBack() {
    ReleaseId release = Ids.gateId().release();
    assertThat(release.key())
        .isEqualTo("111122223333/eu-west-1/checkout-prod/1f3a9c2e-0000-4000-8000-000000000001");
    assertThat(ReleaseId.parse(release.key())).isEqualTo(release);
  }

  @Test
  void theOtherSideOfAGateDiffersInNothingElse() {
    GateId entry = Ids.gateId().side(GateKind.ENTRY);
    assertThat(entry).isNotEqualTo(Ids.gateId());
    assertThat(entry.side(GateKind.PROMOTION)).isEqualTo(Ids.gateId());
    assertThat(entry.release()).isEqualTo(Ids.gateId().release());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/b", "../a", "a\n", "a b", "*", "a\u202eb", "a\u0000", "a\u001b[31m", "é"})
  void hostilePartsAreRefused(String part) {
    List<Runnable> ways =
        List.of(
            () -> new GateId(PIPELINE, part, "Stage", "wave", GateKind.ENTRY),
            () -> new GateId(PIPELINE, "e1", part, "wave", GateKind.ENTRY),
            () -> new GateId(PIPELINE, "e1", "Stage", part, GateKind.ENTRY),
            () -> new ReleaseId(PIPELINE, part),
            () -> new PipelineRef(part, "eu-west-1", "name"),
            () -> new PipelineRef("111122223333", part, "name"),
            () -> new PipelineRef("111122223333", "eu-west-1", part));
    for (Runnable way : ways) {
      assertThatIllegalArgumentException()
          .isThrownBy(way::run)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]"));
    }
  }

  @Test
  void aRegionWithoutEndIsRefused() {
    String region = "eu" + "-a".repeat(100_000) + "-1";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PipelineRef("111122223333", region, "name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/b/c", "111122223333/eu-west-1/checkout-prod/e1/S/w/exit"})
  void whatIsNoKeyIsRefused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> GateId.parse(key));
    assertThatIllegalArgumentException().isThrownBy(() -> AttemptId.parse(key));
    assertThatIllegalArgumentException().isThrownBy(() -> ReleaseId.parse(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "01", "1 ", "99999", "one", ""})
  void whatIsNoAttemptNumberIsRefused(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttemptId.parse(Ids.gateId().key() + "/" + number))
        .withMessageStartingWith("not an attempt: ");
  }

  @Test
  void anAttemptBeforeTheFirstIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttemptId(Ids.gateId(), 0))
        .withMessage("attempt must be at least 1, got 0");
  }

  @Test
  void aMessageShowsTheValueOnOneBoundedLine() {
    assertThat(Checks.shown("a\nb\u202ec")).isEqualTo("a?b?c");
    assertThat(Checks.shown("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
    assertThat(Checks.shown("x".repeat(80))).isEqualTo("x".repeat(80));
  }

  @Test
  void aPipelinesArnHasNoPrefix() {
    assertThat(PIPELINE.arn())
        .isEqualTo("arn:aws:codepipeline:eu-west-1:111122223333:checkout-prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-gov-west-1", "ap-southeast-2", "us-iso-east-1"})
  void regionsOfEveryPartitionAreTaken(String region) {
    assertThat(new PipelineRef("111122223333", region, "p").region()).isEqualTo(region);
  }
}
