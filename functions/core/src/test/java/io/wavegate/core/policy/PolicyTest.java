package io.wavegate.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.Place;
import io.wavegate.core.testing.Policies;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Waves are found by name and by stage, and stand in their order. */
class PolicyTest {
  private final WavePolicy first = named("one-box", "Prod-OneBox");
  private final WavePolicy second = named("one-region", "Prod-OneRegion");
  private final WavePolicy third = named("world", "Prod-World");
  private final Policy policy = Policies.of(first, second, third);

  @Test
  void wavesAreFoundByTheirNameAndByTheirStage() {
    assertThat(policy.wave("one-region")).contains(second);
    assertThat(policy.wave("Prod-OneRegion")).isEmpty();
    assertThat(policy.ofStage("Prod-World")).contains(third);
    assertThat(policy.ofStage("world")).isEmpty();
  }

  @Test
  void theWavesBeforeOneAreSaidInOrder() {
    assertThat(policy.before("world")).containsExactly(first, second);
    assertThat(policy.before("one-box")).isEmpty();
  }

  @Test
  void onlyTheLastWaveIsLast() {
    assertThat(policy.isLast("world")).isTrue();
    assertThat(policy.isLast("one-region")).isFalse();
  }

  @Test
  void aMetricIsNamedAsAPersonNamesIt() {
    assertThat(Policies.traffic().said()).isEqualTo("AWS/ApiGateway Count{ApiName=checkout}");
  }

  private static final Place HUB = new Place("111122223333", "eu-west-1");

  private static WavePolicy deployedTo(String... regions) {
    return to(regions).wave();
  }

  private static Policies to(String... regions) {
    return Policies.policy()
        .targets(Stream.of(regions).map(region -> new Target("111122223333", region)).toList());
  }

  private static WavePolicy seen(WavePolicy wave) {
    return Policies.of(wave).seenFrom(HUB).waves().getFirst();
  }

  @Test
  void aWaveThatIsDeployedToTheHubAloneIsSeenAsItIsWritten() {
    WavePolicy wave = deployedTo("eu-west-1", "eu-west-1");

    assertThat(seen(wave)).isEqualTo(wave);
  }

  @Test
  void everyAlarmIsWatchedInEveryTargetTheAggregatesFirst() {
    WavePolicy wave = deployedTo("eu-west-1", "us-east-1");

    assertThat(seen(wave).alarms().all())
        .containsExactly(
            "checkout-aggregate",
            "checkout-aggregate@111122223333/us-east-1",
            "checkout-onebox",
            "checkout-onebox@111122223333/us-east-1");
    assertThat(seen(wave).alarms().tolerance()).isEqualTo(wave.alarms().tolerance());
  }

  @Test
  void everyTargetMustHaveTheTraffic() {
    assertThat(seen(deployedTo("us-east-1", "eu-west-1")).traffic())
        .extracting(TrafficRule::said)
        .containsExactly(
            "AWS/ApiGateway Count{ApiName=checkout} in 111122223333/us-east-1",
            "AWS/ApiGateway Count{ApiName=checkout}");
  }

  @Test
  void aWaveThatIsReadAtTheHubIsSeenAsItIsWritten() {
    WavePolicy wave = to("us-east-1", "ap-southeast-2").readAt(ReadAt.HUB).wave();

    assertThat(seen(wave)).isEqualTo(wave);
  }

  private static WavePolicy named(String name, String stage) {
    return Policies.policy().named(name, stage).wave();
  }
}
