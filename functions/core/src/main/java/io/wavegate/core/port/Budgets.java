package io.wavegate.core.port;

import io.wavegate.core.evidence.BudgetValue;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.BudgetRule;
import java.time.Instant;

/** Error budgets, as CloudWatch works them out. */
public interface Budgets {
  /** The newest value of a budget's expression; no value is an error, and not a full budget. */
  Reading<BudgetValue> newest(BudgetRule rule, Instant now);
}
