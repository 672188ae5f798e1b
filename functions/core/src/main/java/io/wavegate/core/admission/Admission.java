package io.wavegate.core.admission;

import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/** What a look before a deployment came to. */
public sealed interface Admission {
  /**
   * Nothing stands against it, or a person let it in: the deployment may start.
   *
   * @param verdict one that lets the release go on
   */
  record Admit(Verdict verdict) implements Admission {}

  /**
   * Something does; the gate waits.
   *
   * @param blockers all of them
   * @param nextLook when to look again
   */
  record Wait(List<Blocker> blockers, Instant nextLook) implements Admission {
    /** Copies the list. */
    public Wait {
      blockers = List.copyOf(blockers);
    }

    /** Whether some of it is that something is not known. */
    public boolean isBlind() {
      return blockers.stream().anyMatch(Blocker.Unknown.class::isInstance);
    }

    /**
     * Whether people know of all of it already.
     *
     * @param before what was said at the last look
     */
    public boolean isTold(List<String> before) {
      boolean same = before.size() == blockers.size();
      for (int i = 0; same && i < blockers.size(); i++) {
        same = blockers.get(i).isTold(before.get(i));
      }
      return same;
    }
  }

  /** It will not start: waiting would not help, has lasted too long, or a person is against it. */
  record Refuse(Verdict.Halt verdict) implements Admission {}

  /** It lets a newer release go first. */
  record MakeWay(Verdict.StepAside verdict) implements Admission {}

  /**
   * There is nothing to admit any more.
   *
   * @param why for people
   */
  record StandDown(String why) implements Admission {}
}
