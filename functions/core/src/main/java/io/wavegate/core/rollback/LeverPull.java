package io.wavegate.core.rollback;

import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import java.time.Duration;

/** What pulling a lever is. */
public sealed interface LeverPull {
  /** As the timeline says it, before it is done. */
  String said();

  /**
   * CodePipeline's {@code RollbackStage}.
   *
   * @param stage the stage
   * @param target the pipeline execution to return to
   */
  record RollBackStage(String stage, String target) implements LeverPull {
    @Override
    public String said() {
      return "will roll " + stage + " back to " + target + " with pipeline-stage";
    }
  }

  /**
   * One call to a service that deploys.
   *
   * @param place where
   * @param order the call
   * @param what what it does, as a person reads it
   */
  record Give(Place place, LeverOrder order, String what) implements LeverPull {
    @Override
    public String said() {
      return "will " + what + ", in " + place.said();
    }
  }

  /**
   * A function of the team's own is called, and answers by its task token.
   *
   * @param function its name
   * @param timeout how long it may take
   * @param said as the timeline says it
   */
  record CallFunction(String function, Duration timeout, String said) implements LeverPull {}
}
