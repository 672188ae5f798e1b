package io.wavegate.core.gate;

import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.verdict.Ordered;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a wave goes back, how far that reaches, and since when it is known: by its gate's verdict, or
 * because somebody takes the release back.
 *
 * @param reason as a person reads it; the gate's own comes first
 * @param scope how far it goes
 * @param since when it was decided
 */
public record TakenBack(String reason, Scope scope, Instant since) {
  /**
   * Reads it off what is kept.
   *
   * @param recall what was written to take the release back, if anything was
   * @param spoken what people have said of the gate
   * @param policy how far a rollback of the wave goes by its policy
   * @return empty if nothing says that the wave goes back
   */
  public static Optional<TakenBack> of(
      Gate gate, Optional<Recall> recall, Spoken spoken, Scope policy) {
    Optional<Verdict> verdict = gate.verdict().filter(Verdict.RollBack.class::isInstance);
    return verdict.isPresent()
        ? verdict.map(own -> decided(gate, own, recall, spoken, policy))
        : recall.map(order -> new TakenBack(order.reason(), order.scope(), order.at()));
  }

  /**
   * What bad evidence decides goes as far as the policy says, and further where a person wants it;
   * what a person decides, as far as they said.
   */
  private static TakenBack decided(
      Gate gate, Verdict own, Optional<Recall> recall, Spoken spoken, Scope policy) {
    boolean ordered =
        Ordered.against(spoken).filter(word -> word.reason().equals(own.reason())).isPresent();
    Scope scope =
        !ordered && policy == Scope.RELEASE
            ? Scope.RELEASE
            : recall.map(Recall::scope).orElse(policy);
    return new TakenBack(own.reason(), scope, decidedAt(gate));
  }

  private static Instant decidedAt(Gate gate) {
    return switch (gate.phase()) {
      case Phase.Decided decided -> decided.at();
      case Phase.Applying applying -> applying.at();
      case Phase.Settled settled -> settled.at();
      case Phase.Opened opened -> gate.openedAt();
      case Phase.Waiting waiting -> gate.openedAt();
      case Phase.Watching watching -> gate.openedAt();
      case Phase.StoodDown stoodDown -> stoodDown.at();
    };
  }
}
