package io.wavegate.core.rollback;

import io.wavegate.core.lever.Finding;
import io.wavegate.core.lever.Findings;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.Seen;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.util.Optional;

/** What a step of a rollback would do now, for a person who asks before anything is done. */
public final class Outlook {
  /** No order that is only talked about needs a token. */
  private static final String NO_TOKEN = "plan";

  private Outlook() {}

  /**
   * One sentence.
   *
   * @param now what the step's lever is pulled at, as it is now; empty where it is pulled once for
   *     the stage
   */
  public static String said(Step step, Optional<Reading<LeverFacts>> now) {
    String own = now.map(reading -> ofTarget(step, reading)).orElseGet(() -> step.net().said());
    String where = step.place().map(place -> "in " + place.said() + " ").orElse("");
    String spare =
        step.spare()
            .map(other -> "; or else " + other.lever().word() + ": " + other.net().said())
            .orElse("");
    return where + own + spare;
  }

  private static String ofTarget(Step step, Reading<LeverFacts> now) {
    return switch (now) {
      case Unread<LeverFacts> unread -> "it was not read: " + unread.why();
      case Read<LeverFacts> read ->
          switch (Findings.of(step.lever(), seen(step, read.value()), NO_TOKEN)) {
            case Finding.Ready ready ->
                step.target()
                    .flatMap(Step.Target::bad)
                    .map(why -> "it could not: " + why)
                    .orElseGet(() -> "it would " + ready.said() + left(read.value()));
            case Finding.Running running -> "it goes back already: " + running.said();
            case Finding.Back back -> "there is nothing to take back: " + back.said();
            case Finding.Unclear unclear -> "it cannot be told: " + unclear.why();
            case Finding.Refused refused -> "it could not: " + refused.why();
          };
    };
  }

  private static Seen seen(Step step, LeverFacts now) {
    return step.target()
        .map(target -> target.seeing(now, false))
        .orElseGet(() -> new Seen(Optional.empty(), Optional.empty(), now, false));
  }

  /** An order may be taken although nothing of what it would bring back is there. */
  private static String left(LeverFacts now) {
    return now.remains()
        .map(left -> left.gone().isEmpty() ? left.said() : "; but " + left.why())
        .orElse("");
  }
}
