package io.wavegate.core.gate;

import io.wavegate.core.gate.Move.Moved;
import io.wavegate.core.gate.Move.Refused;
import io.wavegate.core.gate.Phase.Applying;
import io.wavegate.core.gate.Phase.Decided;
import io.wavegate.core.gate.Phase.Settled;
import io.wavegate.core.gate.Phase.StoodDown;
import io.wavegate.core.gate.Phase.Waiting;
import io.wavegate.core.gate.Phase.Watching;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The only ways a gate moves on. A decision is written once (S2); terminal stays terminal. */
public final class Moves {
  private Moves() {}

  /** An entry gate found blockers. */
  public static Move waiting(
      Gate gate, List<String> blockers, Instant nextLook, Optional<Blind> blind) {
    return fromUndecided(gate, new Waiting(blockers, nextLook, blind));
  }

  /** A promotion gate goes on watching. */
  public static Move watching(Gate gate, String note, Instant nextLook) {
    return fromUndecided(gate, new Watching(note, nextLook));
  }

  /** A verdict was reached. */
  public static Move decide(Gate gate, Verdict verdict, Instant now) {
    return fromUndecided(gate, new Decided(verdict, now));
  }

  /**
   * A person answered, or the release is gone. A gate whose intent is written stands down only
   * where its effect is known not to have happened; the caller has seen who answered instead.
   */
  public static Move standDown(Gate gate, String why, StoodDown.By by, Instant now) {
    boolean terminal = gate.phase() instanceof Settled || gate.phase() instanceof StoodDown;
    return !terminal ? new Moved(gate.at(new StoodDown(why, by, now))) : new Refused(stands(gate));
  }

  /**
   * The intent is written before the effect; an expired promotion has none any more (S1). One that
   * is taken up again says so, since it may be under way for as long again.
   */
  public static Move beginApplying(Gate gate, Instant now) {
    return switch (gate.phase()) {
      case Decided decided -> {
        if (decided.verdict() instanceof Verdict.Promote promote && promote.isExpired(now)) {
          yield new Refused("the promotion has expired: last reading at " + promote.readAt());
        }
        yield new Moved(gate.at(new Applying(decided.verdict(), decided.at(), now)));
      }
      case Applying applying ->
          restsOnTheMoment(applying.verdict())
              ? new Moved(gate.at(new Applying(applying.verdict(), applying.at(), now)))
              : new Moved(gate);
      case Phase.Opened opened -> new Refused(stands(gate));
      case Waiting waiting -> new Refused(stands(gate));
      case Watching watching -> new Refused(stands(gate));
      case Settled settled -> new Refused(stands(gate));
      case StoodDown stoodDown -> new Refused(stands(gate));
    };
  }

  /**
   * A verdict that rests on how things stood, and whose effect is known not to have happened, is
   * judged again: a promotion that expired or whose last reading was bad, a release that no newer
   * one waits for any more. Not while somebody who has written its intent may still send it: the
   * effect would come after another verdict.
   */
  public static Move judgeAgain(Gate gate, String note, Instant now) {
    if (gate.phase() instanceof Applying applying && applying.isUnderWay(now)) {
      return new Refused("its effect may be under way, since " + applying.since());
    }
    boolean open =
        gate.verdict().filter(Moves::restsOnTheMoment).isPresent()
            && !(gate.phase() instanceof Settled);
    return open ? new Moved(gate.at(new Watching(note, now))) : new Refused(stands(gate));
  }

  private static boolean restsOnTheMoment(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Promote promote -> true;
      case Verdict.PromoteByPerson byPerson -> false;
      case Verdict.Observe observed -> false;
      case Verdict.StepAside aside -> true;
      case Verdict.Halt halt -> false;
      case Verdict.RollBack rollBack -> false;
    };
  }

  /** The effect is known to have happened. */
  public static Move settle(Gate gate, String effect, Instant now) {
    return gate.phase() instanceof Applying applying
        ? new Moved(gate.at(new Settled(applying.verdict(), applying.at(), now, effect)))
        : new Refused(stands(gate));
  }

  private static Move fromUndecided(Gate gate, Phase next) {
    return gate.isUndecided() ? new Moved(gate.at(next)) : new Refused(stands(gate));
  }

  private static String stands(Gate gate) {
    String verdict = gate.verdict().map(v -> " " + v.word()).orElse("");
    return "the gate is " + gate.phase().getClass().getSimpleName() + verdict;
  }
}
