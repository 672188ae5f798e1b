package io.wavegate.core.port;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import java.util.Optional;

/** The services that deploy a team's software, wherever it is deployed to. */
public interface Levers {
  /**
   * What a lever is pulled at, as it is now; what is not there is {@link LeverFacts.Absent}.
   *
   * @param lever one that reaches targets
   * @throws IllegalArgumentException for one that is pulled once for the wave
   */
  Reading<LeverFacts> look(Place place, Lever lever);

  /**
   * The same, looked at before anything is done: also whether what would come back still exists,
   * where its service tells.
   *
   * @param former what was found before the deployment; empty before one, when what is there now
   *     would come back
   */
  Reading<LeverFacts> lookAhead(Place place, Lever lever, Optional<LeverFacts> former);

  /**
   * Where the artefacts lie that a stage's actions were given, and whether they are still there.
   *
   * @param execution an execution that succeeded in the stage
   */
  Reading<StageArtefacts> artefacts(PipelineRef pipeline, String stage, String execution);

  /** Asks for it, once: read before a second call. */
  Sent pull(Place place, LeverOrder order);
}
