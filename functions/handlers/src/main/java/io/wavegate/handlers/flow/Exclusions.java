package io.wavegate.handlers.flow;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.model.GateId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Named.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps and gives back the lease under which a release deploys and bakes; each as a write that goes
 * into the transaction of what it belongs to. A rollback has none and waits for none.
 */
public final class Exclusions {
  private final Books books;

  /** Over the books. */
  public Exclusions(Books books) {
    this.books = books;
  }

  /** The lease of the gate's release at its wave. */
  Optional<Lease> lease(Gate gate, Policy policy, WavePolicy wave) {
    return books.leases().of(policy.partOf()).value().of(claim(gate, policy, wave).holder());
  }

  static Claim claim(Gate gate, Policy policy, WavePolicy wave) {
    return new Claim(
        holder(gate.id().gate(), gate.service()), policy.startRule().atOnce(), wave.targets());
  }

  private static Holder holder(GateId gate, String service) {
    return new Holder(service, gate.pipeline(), gate.execution(), gate.stage(), gate.wave());
  }

  /**
   * The writes that a promotion must come with: the lease is still its own, and lasts until it is
   * applied, or else another could take it in between.
   *
   * @return nothing at all where another has taken it
   */
  Optional<List<Write>> fencing(Loaded loaded, Instant now) {
    Found<LeaseGroup> group = books.leases().of(loaded.policy().partOf());
    Claim claim = claim(loaded.gate(), loaded.policy(), loaded.wave());
    Optional<Lease> own = group.value().of(claim.holder());
    if (own.isEmpty()) {
      return Optional.of(List.of());
    }
    LeaseGroup next = group.value().keeping(claim, now, now.plus(Lease.TO_BE_APPLIED));
    return own.get().fenced().isPresent()
        ? Optional.empty()
        : Optional.of(
            next.equals(group.value())
                ? books.leases().demanding(group).stream().toList()
                : List.of(books.leases().changing(group, next)));
  }

  /**
   * The write by which a release that bakes has its lease until then; none if it has it so long.
   */
  public List<Write> keeping(
      Gate gate, Policy policy, WavePolicy wave, Instant now, Instant until) {
    Found<LeaseGroup> group = books.leases().of(policy.partOf());
    LeaseGroup next = group.value().keeping(claim(gate, policy, wave), now, until);
    return change(group, next);
  }

  /** The write that gives the lease of the gate's wave back; none where there is none. */
  List<Write> givingBack(Loaded loaded) {
    Found<LeaseGroup> group = books.leases().of(loaded.policy().partOf());
    Holder holder = holder(loaded.gate().id().gate(), loaded.gate().service());
    return change(group, group.value().without(holder));
  }

  private List<Write> change(Found<LeaseGroup> group, LeaseGroup next) {
    return next.equals(group.value()) ? List.of() : List.of(books.leases().changing(group, next));
  }
}
