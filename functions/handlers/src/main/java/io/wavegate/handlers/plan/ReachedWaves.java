package io.wavegate.handlers.plan;

import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.handlers.kit.Books;
import java.util.List;

/** The waves that a release was deployed to. */
public final class ReachedWaves {
  private final Books books;

  /** With the books. */
  public ReachedWaves(Books books) {
    this.books = books;
  }

  /** Those of some waves, in their order. */
  public List<WavePolicy> of(ReleaseId release, List<WavePolicy> waves) {
    return waves.stream()
        .filter(wave -> isWatched(release, wave) || isPassed(release, wave))
        .toList();
  }

  /** A watch begins as a wave is entered; one that is only observed goes on undecided. */
  private boolean isWatched(ReleaseId release, WavePolicy wave) {
    return books.releases().watch(release, wave.name()).isPresent();
  }

  private boolean isPassed(ReleaseId release, WavePolicy wave) {
    return books.releases().attempts(promotion(release, wave)).stream()
        .anyMatch(kept -> kept.value().isPassed());
  }

  static GateId promotion(ReleaseId release, WavePolicy wave) {
    return new GateId(
        release.pipeline(), release.execution(), wave.stage(), wave.name(), GateKind.PROMOTION);
  }
}
