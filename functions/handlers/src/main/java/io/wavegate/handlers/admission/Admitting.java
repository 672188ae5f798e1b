package io.wavegate.handlers.admission;

import io.wavegate.core.admission.EntryFacts;
import io.wavegate.core.admission.Others;
import io.wavegate.core.admission.QuotaLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.store.Named.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads how a deployment gets along with others, and writes down that it starts: its lease, and one
 * start more of its team, in the transaction of its admission.
 */
public final class Admitting {
  private final Books books;
  private final Exclusions exclusions;

  /** With the books. */
  public Admitting(Books books) {
    this.books = books;
    this.exclusions = new Exclusions(books);
  }

  /** What was read, as it must still be when something is written. */
  private record Read(
      Claim claim,
      Found<LeaseGroup> leases,
      Optional<Quota> quota,
      Optional<Found<TeamStarts>> team) {
    EntryFacts facts() {
      return new EntryFacts(
          claim,
          leases.value(),
          team.map(kept -> new QuotaLook(quota.orElseThrow(), kept.value())));
    }
  }

  private Read read(Gate gate, Policy policy, WavePolicy wave) {
    Optional<Quota> quota = policy.startRule().quota();
    return new Read(
        Exclusions.claim(gate, policy, wave),
        books.leases().of(policy.partOf()),
        quota,
        quota.map(Quota::team).map(books.starts()::of));
  }

  /** What an entry gate has to know of others. */
  EntryFacts facts(Gate gate, Policy policy, WavePolicy wave) {
    return read(gate, policy, wave).facts();
  }

  /**
   * The writes that must succeed with a verdict: as a deployment is let in it takes its place, as
   * it is promoted its lease must still be its own.
   *
   * @return nothing at all where somebody else was faster: what was looked at is not true any more
   */
  public Optional<List<Write>> deciding(Loaded loaded, Verdict verdict, Instant now) {
    if (!verdict.letsGoOn()) {
      return Optional.of(List.of());
    }
    boolean unasked = !(verdict instanceof Verdict.Promote);
    return switch (loaded.gate().id().gate().kind()) {
      case ENTRY -> unasked ? Optional.of(starting(loaded, now)) : ifThereIsRoom(loaded, now);
      case PROMOTION -> unasked ? Optional.of(List.of()) : exclusions.fencing(loaded, now);
    };
  }

  private Optional<List<Write>> ifThereIsRoom(Loaded loaded, Instant now) {
    Read read = read(loaded.gate(), loaded.policy(), loaded.wave());
    return Others.leaveRoom(read.facts(), loaded.wave(), now)
        ? Optional.of(starting(read, now))
        : Optional.empty();
  }

  /** The writes of a start that happens whatever others do: by a person, or only observed. */
  public List<Write> starting(Loaded loaded, Instant now) {
    return starting(read(loaded.gate(), loaded.policy(), loaded.wave()), now);
  }

  private List<Write> starting(Read read, Instant now) {
    Instant until = now.plus(Lease.FOR_A_DEPLOYMENT);
    List<Write> writes = new ArrayList<>();
    writes.add(
        books
            .leases()
            .changing(read.leases(), read.leases().value().granting(read.claim(), now, until)));
    read.team()
        .map(team -> books.starts().changing(team, team.value().with(read.claim().holder(), now)))
        .ifPresent(writes::add);
    return writes;
  }

  /** The writes that take back a start that does not happen now. */
  public List<Write> takingBack(Loaded loaded) {
    List<Write> writes = new ArrayList<>(exclusions.givingBack(loaded));
    Read read = read(loaded.gate(), loaded.policy(), loaded.wave());
    read.team()
        .map(team -> books.starts().changing(team, team.value().without(read.claim().holder())))
        .ifPresent(writes::add);
    return writes;
  }
}
