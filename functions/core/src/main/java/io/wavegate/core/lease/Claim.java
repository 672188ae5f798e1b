package io.wavegate.core.lease;

import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.policy.Target;
import java.util.List;

/**
 * What a release wants as it starts to deploy.
 *
 * @param holder who
 * @param atOnce whether others may deploy at the same time, by its policy
 * @param targets where it deploys to
 */
public record Claim(Holder holder, AtOnce atOnce, List<Target> targets) {
  /** Copies the list. */
  public Claim {
    targets = List.copyOf(targets);
  }
}
