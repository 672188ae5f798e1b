package io.wavegate.core.admission;

import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.LeaseGroup;

/**
 * What else is read before a deployment: how it gets along with other pipelines.
 *
 * @param claim what it would take
 * @param leases what others have
 */
public record EntryFacts(Claim claim, LeaseGroup leases) {}
