package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.lease.TeamStarts.Start;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.handlers.store.Named;
import io.wavegate.handlers.store.Named.Found;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services of one team start no more deployments in one window than its policies say. */
class TeamQuotaTest {
  private final Bench bench = Bench.open();
  private final Named<TeamStarts> starts = bench.books().starts();

  @BeforeEach
  void twoForTheShop() {
    bench.install(
        Bench.policy(
            "watch-after-last-wave: 1h",
            "watch-after-last-wave: 1h\nteam: shop\nmax-deployments: 2"));
  }

  private void started(String service) {
    Found<TeamStarts> team = starts.of("shop");
    PipelineRef pipeline = new PipelineRef("111122223333", "eu-west-1", service);
    Holder holder = new Holder(service, pipeline, "0ther", "Prod", "all");
    bench
        .books()
        .persons()
        .commit(List.of(starts.changing(team, team.value().with(holder, bench.time().now()))));
  }

  private List<String> counted() {
    return starts.of("shop").value().starts().stream()
        .map(Start::holder)
        .map(Holder::service)
        .toList();
  }

  @Test
  void eachStartIsCountedAsItIsAdmitted() {
    started("basket");
    Journey release = Journey.atEntry(bench);

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(counted()).containsExactly("basket", "checkout");
  }

  @Test
  void whereThereIsNoRoomTheEntryGateWaitsAndSaysUntilWhen() {
    started("basket");
    started("search");
    Journey release = Journey.atEntry(bench);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");

    assertThat(release.timeline().getLast())
        .startsWith(
            "WAITING team shop has started 2 of 2 deployments in this window (basket all Mon 2 Mar"
                + " 10:00Z, search all Mon 2 Mar 10:00Z); the next one opens Tue 3 Mar");
    assertThat(counted()).containsExactly("basket", "search");
  }

  @Test
  void ofTwoThatTakeTheLastPlaceAtTheSameMomentOneWaits() {
    started("basket");
    Journey release = Journey.atEntry(bench);
    bench.store().beforeNextWrite(() -> started("search"));

    assertThat(release.judge(release.entry())).isEqualTo("WAIT");

    assertThat(counted()).containsExactly("basket", "search");
  }

  @Test
  void anAdmissionThatIsTakenBackAndGivenAgainIsCountedOnce() {
    started("basket");
    Journey release = Journey.atEntry(bench);
    release.judge(release.entry());
    bench.time().pass(Duration.ofSeconds(61));
    assertThat(release.functions().settle(release.entry())).isEqualTo("JUDGE_AGAIN");
    assertThat(counted()).containsExactly("basket");

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(counted()).containsExactly("basket", "checkout");
  }

  @Test
  void withoutATeamNothingIsCounted() {
    bench.install(Bench.policy());
    Journey.deploying(bench);

    assertThat(bench.store().all()).noneMatch(item -> item.partition().startsWith("STARTS/"));
  }
}
