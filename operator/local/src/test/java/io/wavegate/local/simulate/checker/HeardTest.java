package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An order is heard within minutes (S8), and the line is closed before a stage goes back (L2). */
final class HeardTest {
  private static PersonActed taken(String act, Instant at) {
    return new PersonActed(at, act, Tale.STAGE, "", Tale.RELEASE, true);
  }

  private static Tale aborted() {
    return Tale.deployed().add(taken("ABORT_ASKED", at(5, 0)));
  }

  private static Tale failed() {
    return Tale.deployed()
        .decided(at(5, 1), 10, "ROLL_BACK")
        .stand(at(5, 1), 10, "Decided", "RollBack")
        .answered(at(5, 9), "Rejected");
  }

  private static ObjectNode transition() {
    return Tale.input().put("stageName", Tale.STAGE).put("transitionType", "Inbound");
  }

  @Test
  void anOrderIsHeardByTheNextRoundOfReconcile() {
    assertThat(aborted().stand(at(11, 30), 10, "Decided", "RollBack").breaks("S8")).isEmpty();
    assertThat(aborted().stand(at(11, 31), 10, "Decided", "RollBack").breaks("S8"))
        .singleElement()
        .asString()
        .contains("ABORT_ASKED", "was not heard by the promotion gate of one-box");
    assertThat(aborted().breaks("S8")).hasSize(1);
  }

  @Test
  void whileThingsGoWrongItMayTakeLonger() {
    Tale late = aborted().stand(at(15, 0), 10, "Decided", "RollBack");
    assertThat(late.breaks("S8", at(10, 0))).isEmpty();
  }

  @Test
  void aGateThatIsDecidedHearsNoMore() {
    Tale over = Tale.deployed().stand(at(4, 0), 10, "Decided", "Halt");
    assertThat(over.add(taken("REJECT_ASKED", at(5, 0))).breaks("S8")).isEmpty();
  }

  @Test
  void theLineIsClosedBeforeTheActionIsFailedForARollback() {
    String said = "was failed for its rollback, and the line into it was open";
    assertThat(failed().breaks("L2")).anyMatch(what -> what.contains(said));
    Tale closed = failed().call(at(5, 4), Tale.STEP, "DisableStageTransition", transition());
    assertThat(closed.breaks("L2")).noneMatch(what -> what.contains(said));
    Tale late = failed().call(at(5, 10), Tale.STEP, "DisableStageTransition", transition());
    assertThat(late.breaks("L2")).anyMatch(what -> what.contains(said));
    Tale tried = failed().unanswered(at(5, 4), Tale.STEP, "DisableStageTransition", transition());
    assertThat(tried.breaks("L2")).noneMatch(what -> what.contains(said));
  }

  @Test
  void whatWasClosedBeforeIsClosedUntilSomebodyOpensIt() {
    Tale before = failed().add(taken("CLOSE", at(2, 0)));
    assertThat(before.breaks("L2")).noneMatch(what -> what.contains("was open"));
    assertThat(before.add(taken("OPEN", at(4, 0))).breaks("L2"))
        .anyMatch(what -> what.contains("was open"));
  }

  @Test
  void aHaltClosesNothing() {
    Tale halted =
        Tale.deployed()
            .decided(at(5, 1), 10, "HALT")
            .answered(at(5, 1).plus(Duration.ofSeconds(1)), "Rejected");
    assertThat(halted.breaks("L2")).isEmpty();
  }
}
