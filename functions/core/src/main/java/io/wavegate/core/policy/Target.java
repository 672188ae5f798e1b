package io.wavegate.core.policy;

import io.wavegate.core.model.Place;

/**
 * Where a wave deploys to.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 */
public record Target(String account, String region) {
  /**
   * Where that is.
   *
   * @throws IllegalArgumentException if a part does not have the form that AWS gives it
   */
  public Place place() {
    return new Place(account, region);
  }
}
