package io.wavegate.core.port;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;

/** The services that deploy a team's software, wherever it is deployed to. */
public interface Levers {
  /**
   * What a lever is pulled at, as it is now; what is not there is {@link LeverFacts.Absent}.
   *
   * @param lever one that reaches targets
   * @throws IllegalArgumentException for one that is pulled once for the wave
   */
  Reading<LeverFacts> look(Place place, Lever lever);

  /** Asks for it, once: read before a second call. */
  Sent pull(Place place, LeverOrder order);
}
