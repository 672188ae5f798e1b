package io.wavegate.handlers.plan;

import io.wavegate.core.gate.FormerRelease;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.StepPlans.Sights;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.store.Kept;
import java.util.List;
import java.util.Optional;

/** The releases that may have brought what runs in a wave. */
final class FormerReleases {
  /** So many of the newest are looked at. */
  private static final int NEWEST = 10;

  private final Books books;

  FormerReleases(Books books) {
    this.books = books;
  }

  /** Those of which it is known what they have brought, the newest first. */
  List<FormerRelease> before(String service, ReleaseId own, WavePolicy wave) {
    return books.catalogue().of(service).reversed().stream()
        .filter(release -> !release.equals(own))
        .limit(NEWEST)
        .flatMap(release -> of(service, release, wave).stream())
        .toList();
  }

  private Optional<FormerRelease> of(String service, ReleaseId release, WavePolicy wave) {
    Sights sights = books.sights(release, wave.name());
    if (sights.released().isEmpty()) {
      return Optional.empty();
    }
    Optional<Gate> promotion =
        books.releases().attempts(ReachedWaves.promotion(release, wave)).stream()
            .map(Kept::value)
            .reduce((earlier, later) -> later);
    boolean quarantined =
        books
            .releases()
            .announced(release)
            .flatMap(first -> books.holds().quarantine(service, first.revision()))
            .isPresent();
    return Optional.of(new FormerRelease(release, sights, promotion, quarantined));
  }
}
