package io.wavegate.core.lever;

import io.wavegate.core.lever.Finding.Ready;
import io.wavegate.core.lever.Finding.Refused;
import io.wavegate.core.lever.LeverFacts.Absent;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.CodeDeployment;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverFacts.Stack;
import java.util.Optional;
import java.util.Set;

/**
 * Whose what is there now is. What somebody else has deployed since is theirs: a lever that took it
 * back would undo a stranger's work, and what they have undone is not the release (S5).
 */
final class Owners {
  private static final Set<String> RUNNING = Set.of("PENDING", "IN_PROGRESS");
  private static final Set<String> UPDATED =
      Set.of("UPDATE_COMPLETE", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "CREATE_COMPLETE");

  private Owners() {}

  /** What follows from whose it is; empty where it is the release's, or what was there before. */
  static Optional<Finding> of(Seen seen) {
    return switch (seen.now()) {
      case Absent absent -> Optional.empty();
      case CodeDeployment now -> known(seen, CodeDeployment.class).flatMap(own -> of(own, now));
      case EcsDeployment now -> of(seen, now);
      case Alias now ->
          known(seen, Alias.class)
              .filter(own -> !own.version().equals(now.version()))
              .filter(own -> !isFormer(seen, Alias.class, now.version()))
              .map(own -> foreign(now.named(), own.named()));
      case ConfigDeployment now ->
          known(seen, ConfigDeployment.class)
              .filter(own -> own.number() != now.number())
              .map(own -> foreign("deployment " + now.number(), "deployment " + own.number()));
      case Stack now ->
          known(seen, Stack.class)
              .filter(own -> UPDATED.contains(own.status()))
              .filter(own -> !own.updated().equals(now.updated()))
              .map(
                  own ->
                      new Refused(
                          "the stack was updated again at %s, after the release's update of %s: somebody else has deployed"
                              .formatted(now.updated(), own.updated())));
    };
  }

  /** What the release has brought, where that is known and is not what was there before. */
  private static <T extends LeverFacts> Optional<T> known(Seen seen, Class<T> kind) {
    return seen.released()
        .filter(kind::isInstance)
        .filter(own -> seen.before().filter(then -> isSame(then, own)).isEmpty())
        .map(kind::cast);
  }

  /** The release may have deployed nothing here, or not yet. */
  private static boolean isSame(LeverFacts then, LeverFacts own) {
    return switch (own) {
      case Absent absent -> true;
      case CodeDeployment now ->
          then instanceof CodeDeployment was && was.deployment().equals(now.deployment());
      case EcsDeployment now ->
          then instanceof EcsDeployment was
              && was.taskDefinition().equals(now.taskDefinition())
              && was.deployment().equals(now.deployment());
      case Alias now -> then instanceof Alias was && was.version().equals(now.version());
      case ConfigDeployment now ->
          then instanceof ConfigDeployment was && was.number() == now.number();
      case Stack now -> then instanceof Stack was && was.updated().equals(now.updated());
    };
  }

  private static boolean isFormer(Seen seen, Class<Alias> kind, String version) {
    return seen.before()
        .filter(kind::isInstance)
        .filter(then -> kind.cast(then).version().equals(version))
        .isPresent();
  }

  private static Optional<Finding> of(CodeDeployment own, CodeDeployment now) {
    boolean ours =
        now.deployment().equals(own.deployment()) || now.undoes().equals(own.deployment());
    return ours
        ? Optional.empty()
        : Optional.of(foreign("deployment " + now.deployment(), "deployment " + own.deployment()));
  }

  private static Optional<Finding> of(Seen seen, EcsDeployment now) {
    Optional<EcsDeployment> own = known(seen, EcsDeployment.class);
    boolean former =
        seen.before()
            .filter(EcsDeployment.class::isInstance)
            .filter(then -> isOf((EcsDeployment) then, now))
            .isPresent();
    if (former) {
      return kept(seen, own, now);
    }
    return own.filter(released -> !isOf(released, now))
        .map(released -> foreign(now.named(), released.named()));
  }

  private static boolean isOf(EcsDeployment one, EcsDeployment other) {
    return one.taskDefinition().equals(other.taskDefinition());
  }

  /**
   * A release may keep the task definition, and be deployed by force: then the former one runs, and
   * it is the release all the same.
   */
  private static Optional<Finding> kept(Seen seen, Optional<EcsDeployment> own, EcsDeployment now) {
    boolean releases =
        own.map(released -> isOf(released, now) && released.deployment().equals(now.deployment()))
            .orElseGet(() -> !seen.ordered() && seen.released().isEmpty() && isNew(seen, now));
    if (!releases) {
      return Optional.empty();
    }
    if (RUNNING.contains(now.status())) {
      return Optional.of(
          new Ready(
              new LeverOrder.StopEcs(now.deployment()),
              "stop the deployment of " + now.named() + " with rollback"));
    }
    return now.status().equals("SUCCESSFUL")
        ? Optional.of(
            new Refused(
                "the deployment has kept task definition "
                    + now.named()
                    + ", so that there is no former one to go back to"))
        : Optional.empty();
  }

  private static boolean isNew(Seen seen, EcsDeployment now) {
    return seen.before()
        .filter(EcsDeployment.class::isInstance)
        .map(then -> ((EcsDeployment) then).deployment())
        .filter(then -> !then.isEmpty() && !now.deployment().isEmpty())
        .filter(then -> !then.equals(now.deployment()))
        .isPresent();
  }

  private static Finding foreign(String found, String released) {
    return new Refused(
        found
            + " is there, which is not the release's "
            + released
            + ": somebody else has deployed");
  }
}
