package io.wavegate.local.rehearsal;

import io.wavegate.local.cloud.DeployServices;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Deed;
import io.wavegate.standins.ServiceError;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lifecycle rules take what earlier releases have left, and what a rollback would need. */
final class Expiry {
  /** As much of an artefact's name as its key holds. */
  private static final int IN_KEY = 10;

  private final LocalCloud cloud;

  Expiry(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /**
   * An artefact of all releases so far goes.
   *
   * @throws ServiceError if there is none: the scenario would show nothing
   */
  void expire(Deed.ArtefactDeleted deed) throws ServiceError {
    String name = deed.artefact();
    String head = name.substring(0, Math.min(IN_KEY, name.length()));
    if (cloud.further().objects().expire("[^/]+/" + Pattern.quote(head) + "/[^/]+") == 0) {
      throw new ServiceError("NoSuchKey", 404, "no artefact " + name + " is there");
    }
  }

  /**
   * All images so far of a repository go.
   *
   * @throws ServiceError if there is none
   */
  void expire(Deed.ImagesDeleted deed) throws ServiceError {
    Optional<DeployServices> there =
        deed.in()
            .map(place -> new LocalCloud.Place(place.account(), place.region()))
            .filter(place -> !place.equals(cloud.place()))
            .map(place -> cloud.spokes().deploying(place))
            .orElseGet(() -> Optional.of(cloud.further().deploying()));
    boolean gone =
        there.filter(services -> services.images().expire(deed.repository())).isPresent();
    if (!gone) {
      throw ServiceError.badRequest(
          "ImageNotFoundException", "no image of " + deed.repository() + " is there");
    }
  }
}
