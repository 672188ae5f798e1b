package io.wavegate.core.lever;

import io.wavegate.core.lever.LeverFacts.Absent;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.CodeDeployment;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverFacts.Stack;
import java.util.Optional;

/**
 * What a lever's service has shown of the place where it is pulled.
 *
 * @param before before the release was deployed; empty if nobody looked
 * @param released as the release's deployment had ended; empty before that, and if it was not read
 * @param now now
 * @param ordered whether this rollback has asked for something there, or was about to
 */
public record Seen(
    Optional<LeverFacts> before, Optional<LeverFacts> released, LeverFacts now, boolean ordered) {
  /** What an order has led to, given what is to come back by it. */
  public static Seen ordered(LeverFacts wanted, LeverFacts now) {
    return new Seen(Optional.of(wanted), Optional.empty(), now, true);
  }

  /**
   * Whether what a release has brought is what would come back.
   *
   * @param released as its deployment had ended
   * @param before before the deployment of another one
   */
  public static boolean comesBack(LeverFacts released, LeverFacts before) {
    return switch (released) {
      case Absent absent -> false;
      case CodeDeployment own ->
          before instanceof CodeDeployment that && own.deployment().equals(that.lastGood());
      case EcsDeployment own ->
          before instanceof EcsDeployment that
              && own.taskDefinition().equals(that.taskDefinition());
      case Alias own -> before instanceof Alias that && own.version().equals(that.version());
      case ConfigDeployment own ->
          before instanceof ConfigDeployment that
              && own.number() == that.number()
              && that.state().equals("COMPLETE");
      case Stack own -> before instanceof Stack that && own.updated().equals(that.updated());
    };
  }
}
