package io.wavegate.local.cloud;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Levers;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import java.util.Optional;

/** Who only looks on leaves levers alone: even a look would start a machine, and be another run. */
record OnlookerLevers(TimeSource time) implements Levers {
  @Override
  public Reading<LeverFacts> look(Place place, Lever lever) {
    return new Reading.Unread<>("who looks on does not look at levers", time.now());
  }

  @Override
  public Reading<LeverFacts> lookAhead(Place place, Lever lever, Optional<LeverFacts> former) {
    return look(place, lever);
  }

  @Override
  public Reading<StageArtefacts> artefacts(PipelineRef pipeline, String stage, String execution) {
    return new Reading.Unread<>("who looks on does not look at artefacts", time.now());
  }

  @Override
  public Sent pull(Place place, LeverOrder order) {
    return new Sent.Refused("Onlooker", "who looks on pulls nothing");
  }
}
