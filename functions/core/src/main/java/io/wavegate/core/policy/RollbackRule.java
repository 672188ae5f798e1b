package io.wavegate.core.policy;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a wave is rolled back.
 *
 * @param lever the way to roll back
 * @param orElse the way to take where the lever cannot be pulled or is refused
 * @param scope how far
 * @param onDeployFailure what a failed deploy action leads to
 * @param required whether a deployment that could not be rolled back is refused, also the first
 *     after installation
 * @param haltRollsBack whether the stage may roll itself back whenever it fails ({@code onFailure:
 *     ROLLBACK}), so that a halt rolls back too
 */
public record RollbackRule(
    Lever lever,
    Optional<Lever> orElse,
    Scope scope,
    OnDeployFailure onDeployFailure,
    boolean required,
    boolean haltRollsBack) {
  /** The lever by which an upgrade-and-rollback test takes a deployment back and forward again. */
  public Optional<Lever> bothWays() {
    return Stream.concat(Stream.of(lever), orElse.stream())
        .filter(Lever::worksBothWays)
        .findFirst();
  }

  /** How far a rollback goes. */
  public enum Scope {
    /** The wave whose evidence is bad. */
    WAVE,
    /** Every wave that the release reached, newest first. */
    RELEASE
  }

  /** What a failed deploy action leads to. */
  public enum OnDeployFailure {
    /** Some targets may have the new version: roll back. */
    ROLL_BACK,
    /** Leave everything as it is and stop the line. */
    HALT
  }
}
