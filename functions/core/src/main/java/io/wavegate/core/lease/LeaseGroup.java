package io.wavegate.core.lease;

import io.wavegate.core.lease.Lease.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All leases of one thing: of every service with the same {@code part-of}. Kept as one item of the
 * store, so that of two pipelines that look at the same moment one alone can write.
 *
 * @param lastToken the greatest fencing token that was given out; it only grows
 * @param leases those that were not given back
 */
public record LeaseGroup(long lastToken, List<Lease> leases) {
  /** Nothing was ever deployed. */
  public static final LeaseGroup NONE = new LeaseGroup(0, List.of());

  /** An action waits for at most 60 days: who has not come back by then never will. */
  private static final Duration FORGOTTEN = Duration.ofDays(60);

  /** Copies the list. */
  public LeaseGroup {
    leases = List.copyOf(leases);
  }

  /** The lease of that release at that wave. */
  public Optional<Lease> of(Holder holder) {
    return leases.stream().filter(lease -> lease.holder().equals(holder)).findFirst();
  }

  /** The leases of other pipelines that keep a claim away. */
  public List<Lease> against(Claim claim, Instant now) {
    return leases.stream().filter(lease -> lease.keepsAway(claim, now)).toList();
  }

  /**
   * The group after a claim was granted. A lease that ran out is lost to it; one that is in force
   * stays, since only a person's word lets a claim in beside it.
   */
  public LeaseGroup granting(Claim claim, Instant now, Instant until) {
    long token = lastToken + 1;
    List<Lease> next = new ArrayList<>();
    for (Lease lease : leases) {
      boolean lost = lease.loss().isEmpty() && lease.conflictsWith(claim) && !lease.isInForce(now);
      boolean stays =
          !lease.holder().equals(claim.holder()) && now.isBefore(lease.until().plus(FORGOTTEN));
      if (stays) {
        next.add(lost ? lease.lost(new Loss(token, claim.holder(), now)) : lease);
      }
    }
    next.add(new Lease(token, claim, now, until, Optional.empty()));
    return new LeaseGroup(token, next);
  }

  /**
   * The group in which a release that bakes has its lease until then, at least. One that has none
   * any more gets a new one; if another pipeline is there by now, one that is lost already.
   */
  public LeaseGroup keeping(Claim claim, Instant now, Instant until) {
    Optional<Lease> own = of(claim.holder());
    if (own.isPresent()) {
      boolean longer = own.get().loss().isEmpty() && own.get().until().isBefore(until);
      return longer ? with(own.get(), own.get().until(until)) : this;
    }
    List<Lease> others = against(claim, now);
    LeaseGroup granted = granting(claim, now, until);
    if (others.isEmpty()) {
      return granted;
    }
    Lease mine = granted.leases().getLast();
    Lease theirs = others.getFirst();
    return granted.with(
        mine, mine.until(now).lost(new Loss(theirs.token(), theirs.holder(), theirs.since())));
  }

  /** The group after a release gave its lease back. */
  public LeaseGroup without(Holder holder) {
    return new LeaseGroup(
        lastToken, leases.stream().filter(lease -> !lease.holder().equals(holder)).toList());
  }

  private LeaseGroup with(Lease old, Lease next) {
    return new LeaseGroup(
        lastToken, leases.stream().map(lease -> lease.equals(old) ? next : lease).toList());
  }
}
