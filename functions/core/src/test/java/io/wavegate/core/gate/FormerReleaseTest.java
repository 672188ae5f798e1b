package io.wavegate.core.gate;

import static io.wavegate.core.testing.Ids.gate;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.rollback.LeverLook;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.StepPlans.Sights;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a release has left behind is what would come back, if it was any good. */
class FormerReleaseTest {
  private static final Instant NOW = at("10:00:00");
  private static final Place HERE = new Place("111122223333", "eu-west-1");
  private static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");
  private static final Lever CONFIG = new Lever.AppConfig("abc1234", "def5678");
  private static final Optional<Gate> PROMOTED = settled(new Verdict.Promote("baked", NOW));
  private static final Optional<Gate> HALTED = settled(new Verdict.Halt("unread"));

  private static Optional<Gate> settled(Verdict verdict) {
    return Optional.of(gate(new Phase.Settled(verdict, NOW, NOW, "done")));
  }

  private static LeverLook look(Lever lever, LeverFacts facts) {
    return new LeverLook(lever, HERE, new Read<>(facts, NOW));
  }

  private static Alias version(String number) {
    return new Alias(number, false, "r" + number);
  }

  private static FormerRelease release(
      LeverLook before, LeverLook released, Optional<Gate> promotion, boolean quarantined) {
    Sights sights =
        new Sights(
            Optional.of(new LeverLooks(List.of(before))),
            Optional.of(new LeverLooks(List.of(released))));
    return new FormerRelease(Ids.gateId().release(), sights, promotion, quarantined);
  }

  @Test
  void whatWasPromotedIsWhatComesBack() {
    FormerRelease good =
        release(look(ALIAS, version("7")), look(ALIAS, version("8")), PROMOTED, false);
    assertThat(good.instead(look(ALIAS, version("8")))).isEmpty();
  }

  @Test
  void whatWasHaltedOrTakenBackIsPassedOverForWhatWasThereBeforeIt() {
    FormerRelease halted =
        release(look(ALIAS, version("7")), look(ALIAS, version("8")), HALTED, false);
    FormerRelease bad =
        release(look(ALIAS, version("7")), look(ALIAS, version("8")), PROMOTED, true);

    assertThat(halted.instead(look(ALIAS, version("8")))).contains(look(ALIAS, version("7")));
    assertThat(bad.instead(look(ALIAS, version("8")))).contains(look(ALIAS, version("7")));
  }

  @Test
  void whatCameBackFromItIsNotItsWork() {
    FormerRelease bad = release(look(ALIAS, version("7")), look(ALIAS, version("8")), HALTED, true);
    assertThat(bad.instead(look(ALIAS, version("7")))).isEmpty();
  }

  @Test
  void whereNothingGoodWasThereBeforeItNothingComesBack() {
    LeverLook doubted = look(ALIAS, version("7")).doubted("version 7 is bad");
    FormerRelease bad = release(doubted, look(ALIAS, version("8")), Optional.empty(), false);

    assertThat(bad.instead(look(ALIAS, version("8"))).orElseThrow().net())
        .isEqualTo(
            new NetLook.NoNet(
                "lambda-alias in 111122223333/eu-west-1: version 8 is what release "
                    + Ids.EXECUTION
                    + " has brought, which was not promoted here"));
  }

  @Test
  void aLeverThatOnlyUndoesCannotPassItOver() {
    FormerRelease bad =
        release(
            look(CONFIG, new ConfigDeployment(1, "COMPLETE", "4")),
            look(CONFIG, new ConfigDeployment(2, "COMPLETE", "5")),
            HALTED,
            true);

    assertThat(
            bad.instead(look(CONFIG, new ConfigDeployment(2, "COMPLETE", "5")))
                .orElseThrow()
                .net()
                .said())
        .contains("what deployment 2 brought is what release", "whose revision is quarantined");
    assertThat(bad.instead(look(CONFIG, new ConfigDeployment(2, "REVERTED", "5")))).isEmpty();
  }
}
