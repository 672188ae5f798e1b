package io.wavegate.handlers.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Item;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Step;
import io.wavegate.handlers.testing.StrictItemStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A rollback that is under way while Wavegate is brought up to date goes on. */
class StoredRollbackTest {
  private static final PipelineRef PIPELINE =
      new PipelineRef("111122223333", "eu-west-1", "checkout-prod");
  private static final GateId GATE =
      new GateId(PIPELINE, "1f3a9c2e-0000", "Prod-OneBox", "one-box", GateKind.PROMOTION);
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  /** As it was written while there was one lever, which was a word. */
  private static final String OLD =
      """
      {"gate":{"pipeline":{"account":"111122223333","region":"eu-west-1","name":"checkout-prod"},\
      "execution":"1f3a9c2e-0000","stage":"Prod-OneBox","wave":"one-box","kind":"PROMOTION"},\
      "service":"checkout","reason":"checkout-aggregate went to ALARM",\
      "alarms":["checkout-aggregate"],"intendedAt":"2026-05-04T11:59:00Z",\
      "steps":[{"wave":"one-box","stage":"Prod-OneBox","lever":"PIPELINE_STAGE",\
      "net":{"is":"NoNet","why":"nothing there"},\
      "stands":{"is":"Ahead","since":"2026-05-04T11:59:00Z"}}],"ends":{"is":"Returning"}}""";

  private final StrictItemStore store = new StrictItemStore();
  private final Releases releases = new Releases(store);
  private final ReleaseId release = GATE.release();

  @Test
  void aStepOfAnEarlierVersionHasTheLeverThatThereWas() {
    keep(OLD);

    assertThat(kept().value().steps())
        .extracting(Step::lever)
        .containsExactly(new Lever.PipelineStage());
    assertThat(releases.rollbacks(release)).containsExactly(kept().value());
  }

  @Test
  void aRollbackOfAnEarlierVersionIsMovedOnAndKeptInTheNewForm() {
    keep(OLD);
    Kept<Rollback> read = kept();
    Rollback next = read.value().ending(new Rollback.Ends.NeedsPerson("no way back", NOON));

    assertThat(store.put(releases.rollingOn(read, next))).isTrue();
    assertThat(kept().value()).isEqualTo(next);
    assertThat(kept().item().body())
        .contains("\"lever\":{\"is\":\"PipelineStage\"}")
        .doesNotContain("PIPELINE_STAGE");
  }

  @Test
  void aWordElsewhereIsLeftAsItIs() {
    keep(OLD.replace("nothing there", "PIPELINE_STAGE"));

    assertThat(kept().value().steps().getFirst().net().said()).isEqualTo("NO NET: PIPELINE_STAGE");
  }

  @Test
  void aRollbackOfThisVersionComesBackAsItWas() {
    keep(OLD);
    Step old = kept().value().steps().getFirst();
    Rollback next =
        kept()
            .value()
            .with(
                Step.ofStage(
                    old.wave(),
                    old.stage(),
                    new Lever.EcsService("prod", "checkout"),
                    old.net(),
                    old.stands()));
    store.put(releases.rollingOn(kept(), next));

    assertThat(kept().value()).isEqualTo(next);
  }

  private void keep(String body) {
    Item item = Item.first(Keys.release(release), Keys.rollback("one-box"), body);
    store.put(new Write.Create(item));
  }

  private Kept<Rollback> kept() {
    return releases.rollback(release, "one-box").orElseThrow();
  }
}
