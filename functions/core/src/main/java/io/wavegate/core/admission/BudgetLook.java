package io.wavegate.core.admission;

import io.wavegate.core.evidence.BudgetValue;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.BudgetRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of the wave's error budget.
 *
 * @param rule how it is worked out
 * @param left its newest value
 */
public record BudgetLook(BudgetRule rule, Reading<BudgetValue> left) {
  /** Data points come minutes late; older ones say nothing about now. */
  private static final Duration LATE = Duration.ofMinutes(15);

  /** What stands against a start; a budget that is not known does, as one that is spent. */
  Optional<Blocker> blocker(Instant now) {
    return switch (left) {
      case Unread<BudgetValue> unread ->
          Optional.of(new Blocker.Unknown("the error budget was not read: " + unread.why()));
      case Read<BudgetValue> read -> blocker(read.value(), now);
    };
  }

  private Optional<Blocker> blocker(BudgetValue newest, Instant now) {
    if (!Double.isFinite(newest.value())) {
      return Optional.of(new Blocker.Unknown("the error budget is no number: " + newest.value()));
    }
    Instant oldest = now.minus(rule.longestPeriod().multipliedBy(2)).minus(LATE);
    if (newest.at().isBefore(oldest)) {
      return Optional.of(
          new Blocker.Unknown(
              "the error budget is not known: its newest value is of " + Said.day(newest.at())));
    }
    return newest.value() >= rule.atLeast()
        ? Optional.empty()
        : Optional.of(
            new Blocker.BudgetSpent(
                rule.expression(), newest.value(), rule.atLeast(), newest.at()));
  }

  /** What is left, as part of the reason of an admission. */
  Optional<String> said() {
    return left instanceof Read<BudgetValue> read
        ? Optional.of(
            "error budget "
                + Said.rounded(read.value().value())
                + ", at least "
                + Said.number(rule.atLeast())
                + " wanted")
        : Optional.empty();
  }
}
