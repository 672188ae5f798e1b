package io.wavegate.core.policy;

import java.util.Optional;

/** What a wave's levers leave undone that its people may count on. */
final class LeverAdvice {
  private LeverAdvice() {}

  /** None where some lever can take back a deployment that has succeeded. */
  static Optional<String> on(RollbackRule rule) {
    if (rule.lever().worksAfterwards()
        || rule.orElse().filter(Lever::worksAfterwards).isPresent()) {
      return Optional.empty();
    }
    String levers =
        rule.orElse()
            .map(other -> "levers %s and %s take".formatted(rule.lever().word(), other.word()))
            .orElseGet(() -> "lever " + rule.lever().word() + " takes");
    return Optional.of(
        "after a deployment has succeeded "
            + levers
            + " nothing back: give it or-else: pipeline-stage");
  }
}
