package io.wavegate.core.admission;

import io.wavegate.core.drill.SafeRevision;
import java.util.Optional;

/**
 * Whether what is to be deployed was shown to be rollback-safe, where the policy wants that.
 *
 * @param revision the revision; empty if it is not known
 * @param proof by what it was shown; empty if it was not
 */
public record SafetyLook(String revision, Optional<SafeRevision> proof) {
  /** What stands against a start without it. */
  Optional<Blocker> blocker() {
    if (revision.isEmpty()) {
      return Optional.of(
          new Blocker.Unknown("whether the revision is rollback-safe: its revision is not known"));
    }
    return proof.isPresent()
        ? Optional.empty()
        : Optional.of(new Blocker.NotRollbackSafe(revision));
  }

  /** By what it was shown, as a person reads it. */
  Optional<String> said() {
    return proof.map(SafeRevision::said);
  }
}
