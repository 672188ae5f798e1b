package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.util.List;
import java.util.Optional;

/**
 * Whether a transition that Wavegate has disabled is enabled again. Only its own: what a person has
 * disabled, or disabled anew since, is the person's to enable.
 */
public final class StoppedLine {
  private StoppedLine() {}

  /**
   * All that is known of one stage.
   *
   * @param others closures of the same stage that nobody wants gone
   * @param underWay what still needs the transition closed, empty if nothing does
   * @param stage the stage as it is now
   * @param fix the execution that it is enabled for; empty if for whoever comes
   */
  public record Look(
      List<Closure> others,
      Optional<String> underWay,
      Reading<StageFacts> stage,
      Optional<String> fix) {
    /** Copies the list. */
    public Look {
      others = List.copyOf(others);
    }
  }

  /** What it comes to. */
  public sealed interface Judgement {
    /** It is enabled now. */
    record Enable() implements Judgement {}

    /**
     * It stays as it is, and what it was closed for is over.
     *
     * @param why as a person reads it
     */
    record Over(String why) implements Judgement {}

    /**
     * It stays closed for the same reason as before.
     *
     * @param why as a person reads it
     */
    record Keep(String why) implements Judgement {}
  }

  /** Judges. */
  public static Judgement judge(Look look) {
    if (look.underWay().isPresent()) {
      return new Judgement.Keep(look.underWay().get());
    }
    return switch (look.stage()) {
      case Unread<StageFacts> unread ->
          new Judgement.Keep("the stage was not read: " + unread.why());
      case Read<StageFacts> read -> of(look, read.value());
    };
  }

  /** Whether a disabled transition shows that Wavegate has disabled it. */
  public static boolean isOurs(StageFacts stage) {
    return !stage.inboundEnabled() && stage.inboundReason().startsWith(Closure.MARK);
  }

  private static Judgement of(Look look, StageFacts stage) {
    if (stage.inboundEnabled()) {
      return new Judgement.Over("is enabled already");
    }
    if (!isOurs(stage)) {
      return new Judgement.Over("is left disabled, not by Wavegate: " + stage.inboundReason());
    }
    if (!look.others().isEmpty()) {
      Closure other = look.others().getFirst();
      return new Judgement.Over(
          "stays disabled: release %s %s at wave %s too"
              .formatted(
                  Names.head(other.release().execution(), 8), other.cause().said(), other.wave()));
    }
    return look.fix()
        .flatMap(fix -> stage.waiting().stream().filter(one -> !one.equals(fix)).findFirst())
        .<Judgement>map(
            other ->
                new Judgement.Keep(
                    "release "
                        + Names.head(other, 8)
                        + " waits in front of it, is not marked as the fix, and would enter"))
        .orElseGet(Judgement.Enable::new);
  }
}
