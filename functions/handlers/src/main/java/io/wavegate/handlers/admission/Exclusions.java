package io.wavegate.handlers.admission;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Named.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps and gives back the lease under which a release deploys and bakes; each as a write that goes
 * into the transaction of what it belongs to. A rollback keeps the one of the release that it takes
 * back, and waits for none.
 */
public final class Exclusions {
  private final Books books;

  /** Over the books. */
  public Exclusions(Books books) {
    this.books = books;
  }

  /** The lease of the gate's release at its wave. */
  public Optional<Lease> lease(Gate gate, Policy policy, WavePolicy wave) {
    return group(gate, policy).value().of(claim(gate, policy, wave).holder());
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
    Found<LeaseGroup> group = group(loaded.gate(), loaded.policy());
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
    Found<LeaseGroup> group = group(gate, policy);
    LeaseGroup next = group.value().keeping(claim(gate, policy, wave), now, until);
    return change(group, next);
  }

  /** A rollback deploys too: until it is over nobody else does. */
  public List<Write> rollingBack(Loaded loaded, Instant now) {
    Instant until = now.plus(Lease.FOR_A_DEPLOYMENT);
    return keeping(loaded.gate(), loaded.policy(), loaded.wave(), now, until);
  }

  /** The write that gives the lease of the gate's wave back; none where there is none. */
  public List<Write> givingBack(Loaded loaded) {
    Found<LeaseGroup> group = group(loaded.gate(), loaded.policy());
    Holder holder = holder(loaded.gate().id().gate(), loaded.gate().service());
    return change(group, group.value().without(holder));
  }

  /**
   * The leases of what the service was part of as the release was let in: a policy that says
   * otherwise since then must not lose sight of the lease that it was given.
   */
  private Found<LeaseGroup> group(Gate gate, Policy policy) {
    GateId id = gate.id().gate();
    GateId entry = new GateId(id.pipeline(), id.execution(), id.stage(), id.wave(), GateKind.ENTRY);
    Optional<String> letIn =
        id.kind() == GateKind.ENTRY
            ? Optional.empty()
            : books.releases().attempts(entry).stream()
                .map(Kept::value)
                .reduce((earlier, later) -> later)
                .flatMap(last -> books.policies().version(last.service(), last.policyVersion()))
                .map(pinned -> pinned.policy().partOf());
    return books.leases().of(letIn.orElse(policy.partOf()));
  }

  private List<Write> change(Found<LeaseGroup> group, LeaseGroup next) {
    return next.equals(group.value()) ? List.of() : List.of(books.leases().changing(group, next));
  }
}
