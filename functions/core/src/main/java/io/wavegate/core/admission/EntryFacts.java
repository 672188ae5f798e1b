package io.wavegate.core.admission;

import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.model.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What else is read before a deployment: how it gets along with others, and what its policy asks
 * besides.
 *
 * @param claim what it would take
 * @param leases what other pipelines have
 * @param quota what its team has started of late; none where it has no team
 * @param budget what is left of its error budget; none where it has none
 * @param tags the tags in it that can be moved; none where its policy refuses none
 * @param safety whether it was shown to be rollback-safe; none where its wave does not want that
 * @param floor why the organisation's floor is not known, if it is not
 */
public record EntryFacts(
    Claim claim,
    LeaseGroup leases,
    Optional<QuotaLook> quota,
    Optional<BudgetLook> budget,
    Optional<Reading<List<TagUse>>> tags,
    Optional<SafetyLook> safety,
    Optional<String> floor) {
  /** What is known of others, as a start is written down. */
  public EntryFacts(Claim claim, LeaseGroup leases, Optional<QuotaLook> quota) {
    this(
        claim,
        leases,
        quota,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, with what is left of the budget. */
  public EntryFacts with(Optional<BudgetLook> left) {
    return new EntryFacts(claim, leases, quota, left, tags, safety, floor);
  }

  /** The same, with the tags in it that can be moved. */
  public EntryFacts withTags(Optional<Reading<List<TagUse>>> found) {
    return new EntryFacts(claim, leases, quota, budget, found, safety, floor);
  }

  /** The same, with whether it was shown to be rollback-safe. */
  public EntryFacts withSafety(Optional<SafetyLook> look) {
    return new EntryFacts(claim, leases, quota, budget, tags, look, floor);
  }

  /** The same, with why the organisation's floor is not known, if it is not. */
  public EntryFacts withFloor(Optional<String> unknown) {
    return new EntryFacts(claim, leases, quota, budget, tags, safety, unknown);
  }
}
