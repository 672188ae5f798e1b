package io.wavegate.core.admission;

import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.LeaseGroup;
import java.util.Optional;

/**
 * What else is read before a deployment: how it gets along with others.
 *
 * @param claim what it would take
 * @param leases what other pipelines have
 * @param quota what its team has started of late; none where it has no team
 */
public record EntryFacts(Claim claim, LeaseGroup leases, Optional<QuotaLook> quota) {}
