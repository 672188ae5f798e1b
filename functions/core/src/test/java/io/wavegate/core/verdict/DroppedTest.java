package io.wavegate.core.verdict;

import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.keepsBaking;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.rollsBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests that stop with a deployment are evidence, where the policy says so. */
final class DroppedTest {
  private static final String RULE = "(AWS/ApiGateway Count{ApiName=checkout})";

  private static WaveCases nothing() {
    return healthy()
        .under(Policies.policy().counting(Policies.dropping()))
        .countedBy(Policies.dropping())
        .traffic(0);
  }

  private static final String EXTENDED =
      "0 requests " + RULE + ", at least 100 wanted: bake extended to 10:25:00Z";

  @Test
  void requestsThatStoppedRollBack() {
    given(nothing().trafficBefore(2_400))
        .when(lookedAt("10:15:00"))
        .then(
            rollsBack(
                "requests dropped to nothing: 0 "
                    + RULE
                    + " in the 1h 5m since the deployment, 2400 in the 1h 5m before it"));
  }

  @Test
  void tooFewBeforeAreOnlyTooLittleTraffic() {
    given(nothing().trafficBefore(99))
        .when(lookedAt("10:15:00"))
        .then(keepsBaking("10:25:00", "10:30:00", EXTENDED));
  }

  @Test
  void aSingleRequestIsNotNothing() {
    Judgement judgement =
        Judge.judge(nothing().traffic(1).trafficBefore(2_400).lookedAt(Times.SETTLED));
    assertThat(judgement).isInstanceOf(Judgement.KeepBaking.class);
  }

  @Test
  void aPauseOfMinutesIsNoEnd() {
    Judgement judgement =
        Judge.judge(nothing().trafficBefore(2_400).lookedAt(Times.at("09:24:59")));
    assertThat(judgement).isInstanceOf(Judgement.KeepBaking.class);
  }

  @Test
  void anotherRuleOnlyExtends() {
    given(healthy().traffic(0).trafficBefore(2_400))
        .when(lookedAt("10:15:00"))
        .then(keepsBaking("10:25:00", "10:30:00", EXTENDED));
  }

  @Test
  void aLongBakeIsComparedWithADay() {
    WatchWindow window = new WatchWindow(Times.FROM, Times.DEPLOYED, Times.BAKED, Times.DEADLINE);
    assertThat(Dropped.comparedSince(window, Times.DEPLOYED.plus(Duration.ofDays(3))))
        .isEqualTo(Times.FROM.minus(Duration.ofDays(1)));
    assertThat(Dropped.comparedSince(window, Times.BAKED))
        .isEqualTo(Times.FROM.minus(Duration.ofHours(1)));
  }
}
