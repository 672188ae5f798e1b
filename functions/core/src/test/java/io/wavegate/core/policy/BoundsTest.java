package io.wavegate.core.policy;

import static io.wavegate.core.testing.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.Policies;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an organisation demands of every bake, and how little it lets policies forgive. */
class BoundsTest {
  private static final Bounds BOUNDS =
      new Bounds(Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ofMinutes(1)));

  private static Policies baking(int minutes, int atMost) {
    return policy()
        .baking(
            new Bake(
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(atMost),
                Duration.ofMinutes(3),
                Map.of(ChangeKind.FLAG, Duration.ofMinutes(10)),
                Optional.empty()));
  }

  @Test
  void aPolicyWithinThemIsLeftAsItIs() {
    WavePolicy wave =
        policy()
            .baking(
                Policies.bake(
                    Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(3)))
            .tolerating(Duration.ofMinutes(1))
            .wave();

    assertThat(BOUNDS.on(wave)).isEqualTo(wave);
    assertThat(Bounds.NONE.on(baking(1, 1).wave())).isEqualTo(baking(1, 1).wave());
    assertThat(BOUNDS.refusals(wave)).isEmpty();
  }

  @Test
  void aShorterBakeIsAsLongAsTheyDemandAndSaysSo() {
    Bake bake = BOUNDS.on(baking(20, 25).wave()).bake();

    assertThat(bake.length()).isEqualTo(Duration.ofMinutes(30));
    assertThat(bake.atMost()).isEqualTo(Duration.ofMinutes(30));
    assertThat(bake.why()).contains("the least that the organisation allows");
    assertThat(BOUNDS.on(baking(20, 90).wave()).bake().atMost()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void whatChangesNeverMakesABakeShorterThanTheyDemand() {
    WavePolicy wave = baking(60, 90).wave();
    Change flag = new Change(EnumSet.of(ChangeKind.FLAG), "flag (Flags f1 to f2)");

    Bake bake = BOUNDS.on(wave.baking(wave.bake().of(flag))).bake();

    assertThat(bake.length()).isEqualTo(Duration.ofMinutes(30));
    assertThat(bake.why())
        .contains("for flag (Flags f1 to f2), the least that the organisation allows");
  }

  @Test
  void noMoreIsForgivenThanTheyAllow() {
    AlarmRule alarms = BOUNDS.on(policy().tolerating(Duration.ofMinutes(5)).wave()).alarms();

    assertThat(alarms.tolerance()).isEqualTo(Duration.ofMinutes(1));
    assertThat(alarms.tolerated())
        .isEqualTo("1m tolerated (the organisation allows no more; the policy, 5m)");
    assertThat(alarms.tolerates()).isTrue();
    AlarmRule none =
        new Bounds(Optional.empty(), Optional.of(Duration.ZERO))
            .on(policy().tolerating(Duration.ofMinutes(5)).wave())
            .alarms();
    assertThat(none.tolerance()).isZero();
    assertThat(none.tolerates()).isTrue();
    assertThat(none.tolerated())
        .isEqualTo("none tolerated (the organisation allows no more; the policy, 5m)");
    assertThat(policy().wave().alarms().tolerates()).isFalse();
  }

  @Test
  void whatGoesFurtherIsToldWithTheWaveTheValueAndTheBound() {
    Policy asked = Policies.of(baking(20, 25).tolerating(Duration.ofMinutes(5)).wave());

    assertThat(new Floor(Optional.empty(), BOUNDS).refusals(asked))
        .isEqualTo(
            List.of(
                "wave one-box: its bake is 20m, and the organisation's floor demands at least 30m"
                    + " (least-bake)",
                "wave one-box: bake.by-change.flag is 10m, and the organisation's floor demands at"
                    + " least 30m (least-bake)",
                "wave one-box: alarms.tolerance is 5m, and the organisation's floor allows at most"
                    + " 1m (most-tolerance)"));
  }
}
