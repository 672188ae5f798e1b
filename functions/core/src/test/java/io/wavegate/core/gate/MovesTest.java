package io.wavegate.core.gate;

import static io.wavegate.core.testing.Ids.gate;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Move.Moved;
import io.wavegate.core.gate.Move.Refused;
import io.wavegate.core.gate.Phase.Applying;
import io.wavegate.core.gate.Phase.Decided;
import io.wavegate.core.gate.Phase.Opened;
import io.wavegate.core.gate.Phase.Settled;
import io.wavegate.core.gate.Phase.StoodDown;
import io.wavegate.core.gate.Phase.Waiting;
import io.wavegate.core.gate.Phase.Watching;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.verdict.Verdict.Halt;
import io.wavegate.core.verdict.Verdict.Promote;
import io.wavegate.core.verdict.Verdict.RollBack;
import io.wavegate.core.verdict.Verdict.StepAside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every phase against every move: a decision is written once, terminal stays terminal (S2). */
class MovesTest {
  private static final Instant NOW = at("10:15:30");
  private static final Instant DECIDED = at("10:15:10");
  private static final Promote PROMOTE = new Promote("baked", at("10:15:00"));
  private static final Promote EXPIRED = new Promote("baked", at("10:14:29"));
  private static final RollBack ROLL_BACK = new RollBack("alarm");
  private static final Halt HALT = new Halt("unread");
  private static final StepAside STEP_ASIDE = new StepAside("a newer release goes first");

  private static final SequencedMap<String, Phase> PHASES = phases();
  private static final SequencedMap<String, Function<Gate, Move>> MOVES = moves();

  /** A cell says where the move leads; - is refused. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // phase           waiting  watching  decide   standDown  beginApplying  judgeAgain  settle
    "opened,           Waiting, Watching, Decided, StoodDown, -,             -,          -",
    "waiting,          Waiting, Watching, Decided, StoodDown, -,             -,          -",
    "watching,         Waiting, Watching, Decided, StoodDown, -,             -,          -",
    "decided-promote,  -,       -,        -,       StoodDown, Applying,      Watching,   -",
    "decided-expired,  -,       -,        -,       StoodDown, -,             Watching,   -",
    "decided-rollback, -,       -,        -,       StoodDown, Applying,      -,          -",
    "decided-halt,     -,       -,        -,       StoodDown, Applying,      -,          -",
    "applying-promote, -,       -,        -,       StoodDown, Applying,      -,          Settled",
    "lost-promote,     -,       -,        -,       StoodDown, Applying,      Watching,   Settled",
    "applying-rollback,-,       -,        -,       StoodDown, Applying,      -,          Settled",
    "applying-halt,    -,       -,        -,       StoodDown, Applying,      -,          Settled",
    "decided-aside,    -,       -,        -,       StoodDown, Applying,      Watching,   -",
    "applying-aside,   -,       -,        -,       StoodDown, Applying,      -,          Settled",
    "lost-aside,       -,       -,        -,       StoodDown, Applying,      Watching,   Settled",
    "settled-aside,    -,       -,        -,       -,         -,             -,          -",
    "settled-promote,  -,       -,        -,       -,         -,             -,          -",
    "settled-rollback, -,       -,        -,       -,         -,             -,          -",
    "settled-halt,     -,       -,        -,       -,         -,             -,          -",
    "stood-down,       -,       -,        -,       -,         -,             -,          -",
  })
  void aPhaseAllowsTheseMovesAndNoOthers(
      String phase,
      String waiting,
      String watching,
      String decide,
      String standDown,
      String beginApplying,
      String judgeAgain,
      String settle) {
    assertThat(leads(phase, "waiting")).isEqualTo(waiting);
    assertThat(leads(phase, "watching")).isEqualTo(watching);
    assertThat(leads(phase, "decide")).isEqualTo(decide);
    assertThat(leads(phase, "standDown")).isEqualTo(standDown);
    assertThat(leads(phase, "beginApplying")).isEqualTo(beginApplying);
    assertThat(leads(phase, "judgeAgain")).isEqualTo(judgeAgain);
    assertThat(leads(phase, "settle")).isEqualTo(settle);
  }

  @Test
  void noMoveChangesTheVerdictOfADecidedGate() {
    PHASES.forEach(
        (name, phase) ->
            MOVES.forEach(
                (move, moves) -> {
                  Gate before = gate(phase);
                  if (before.verdict().isPresent()
                      && moves.apply(before) instanceof Moved moved
                      && moved.gate().verdict().isPresent()) {
                    assertThat(moved.gate().verdict())
                        .as("%s after %s", name, move)
                        .isEqualTo(before.verdict());
                  }
                }));
  }

  @Test
  void onlyWhatLetsAReleaseGoOnOrAsideIsEverTakenBackForAnotherJudgement() {
    PHASES.forEach(
        (name, phase) -> {
          if (Moves.judgeAgain(gate(phase), "expired", NOW) instanceof Moved) {
            assertThat(gate(phase).verdict())
                .as(name)
                .hasValueSatisfying(
                    v -> assertThat(v).isInstanceOfAny(Promote.class, StepAside.class));
          }
        });
  }

  @Test
  void aRetryUndoesNeitherAHaltNorARollback() {
    PHASES.forEach(
        (name, phase) ->
            assertThat(gate(phase).refusal().isPresent())
                .as(name)
                .isEqualTo(name.endsWith("-halt") || name.endsWith("-rollback")));
  }

  @Test
  void anExpiredPromotionSaysWhenItsLastReadingWas() {
    assertThat(Moves.beginApplying(gate(new Decided(EXPIRED, DECIDED)), NOW))
        .isEqualTo(new Refused("the promotion has expired: last reading at 2026-05-04T10:14:29Z"));
  }

  @Test
  void aRefusalSaysWhereTheGateStands() {
    assertThat(Moves.decide(gate(new Settled(HALT, DECIDED, NOW, "failed")), PROMOTE, NOW))
        .isEqualTo(new Refused("the gate is Settled HALT"));
    assertThat(Moves.settle(gate(new Opened()), "done", NOW))
        .isEqualTo(new Refused("the gate is Opened"));
  }

  @Test
  void theIntentKeepsTheTimeOfTheDecision() {
    Gate applying = moved(Moves.beginApplying(gate(new Decided(PROMOTE, DECIDED)), NOW));
    assertThat(applying.phase()).isEqualTo(new Applying(PROMOTE, DECIDED, NOW));
  }

  @Test
  void aPromotionThatIsTakenUpAgainIsUnderWayForAsLongAgain() {
    Gate applying = gate(new Applying(PROMOTE, DECIDED, NOW));
    assertThat(moved(Moves.beginApplying(applying, NOW.plusSeconds(5))).phase())
        .isEqualTo(new Applying(PROMOTE, DECIDED, NOW.plusSeconds(5)));
    Gate halting = gate(new Applying(HALT, DECIDED, NOW));
    assertThat(Moves.beginApplying(halting, NOW.plusSeconds(5))).isEqualTo(new Moved(halting));
  }

  @Test
  void whatMayBeUnderWayIsNotTakenBackBeforeWhoeverSentItIsDead() {
    Gate applying = gate(new Applying(PROMOTE, DECIDED, NOW));
    assertThat(Moves.judgeAgain(applying, "alarm", NOW.plusSeconds(49)))
        .isEqualTo(new Refused("its effect may be under way, since " + NOW));
    assertThat(Moves.judgeAgain(applying, "alarm", NOW.plusSeconds(50))).isInstanceOf(Moved.class);
  }

  @Test
  void aSettledGateTellsWhatWasDoneAndWhen() {
    Gate settled = moved(Moves.settle(gate(new Applying(HALT, DECIDED, NOW)), "failed", NOW));
    assertThat(settled.phase()).isEqualTo(new Settled(HALT, DECIDED, NOW, "failed"));
  }

  @Test
  void aGateIsPassedByItsSettledPromotionOrByAPersonOnly() {
    assertThat(named(Gate::isPassed)).containsExactly("settled-promote");
    assertThat(gate(new StoodDown("approved by arn:jo", StoodDown.By.APPROVAL, NOW)).isPassed())
        .isTrue();
  }

  @Test
  void onlyAGateWithoutAVerdictIsUndecided() {
    assertThat(named(Gate::isUndecided)).containsExactly("opened", "waiting", "watching");
  }

  private static String leads(String phase, String move) {
    Function<Gate, Move> moves = Objects.requireNonNull(MOVES.get(move));
    return switch (moves.apply(gate(Objects.requireNonNull(PHASES.get(phase))))) {
      case Moved moved -> moved.gate().phase().getClass().getSimpleName();
      case Refused refused -> "-";
    };
  }

  private static List<String> named(Predicate<Gate> is) {
    return PHASES.entrySet().stream()
        .filter(phase -> is.test(gate(phase.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Gate moved(Move move) {
    assertThat(move).isInstanceOf(Moved.class);
    return ((Moved) move).gate();
  }

  private static SequencedMap<String, Phase> phases() {
    SequencedMap<String, Phase> phases = new TreeMap<>();
    phases.put("opened", new Opened());
    phases.put("waiting", new Waiting(List.of("window closed"), NOW));
    phases.put("watching", new Watching("baking", NOW));
    verdicts()
        .forEach(
            (name, verdict) -> {
              phases.put("decided-" + name, new Decided(verdict, DECIDED));
              phases.put("applying-" + name, new Applying(verdict, DECIDED, DECIDED));
              phases.put("settled-" + name, new Settled(verdict, DECIDED, DECIDED, "done"));
            });
    Instant longAgo = DECIDED.minusSeconds(60);
    phases.put("lost-promote", new Applying(PROMOTE, longAgo, longAgo));
    phases.put("lost-aside", new Applying(STEP_ASIDE, longAgo, longAgo));
    phases.put("decided-expired", new Decided(EXPIRED, DECIDED));
    phases.put("stood-down", new StoodDown("superseded", StoodDown.By.ABSENCE, DECIDED));
    return phases;
  }

  private static SequencedMap<String, Verdict> verdicts() {
    SequencedMap<String, Verdict> verdicts = new TreeMap<>();
    verdicts.put("promote", PROMOTE);
    verdicts.put("rollback", ROLL_BACK);
    verdicts.put("halt", HALT);
    verdicts.put("aside", STEP_ASIDE);
    return verdicts;
  }

  private static SequencedMap<String, Function<Gate, Move>> moves() {
    SequencedMap<String, Function<Gate, Move>> moves = new TreeMap<>();
    moves.put("waiting", gate -> Moves.waiting(gate, List.of("held"), NOW, Optional.empty()));
    moves.put("watching", gate -> Moves.watching(gate, "baking", NOW));
    moves.put("decide", gate -> Moves.decide(gate, HALT, NOW));
    moves.put("standDown", gate -> Moves.standDown(gate, "approved", StoodDown.By.APPROVAL, NOW));
    moves.put("beginApplying", gate -> Moves.beginApplying(gate, NOW));
    moves.put("judgeAgain", gate -> Moves.judgeAgain(gate, "expired", NOW));
    moves.put("settle", gate -> Moves.settle(gate, "done", NOW));
    return moves;
  }
}
