package io.wavegate.core.admission;

import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.WavePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What other pipelines and other deployments say to a start. */
public final class Others {
  private Others() {}

  /** What stands against it; nothing where nothing was read of others. */
  static List<Blocker> blockers(EntryLook look) {
    boolean mends = Blockers.mending(look).isPresent();
    return look.facts().stream()
        .flatMap(facts -> blockers(facts, look.policy(), look.now()).stream())
        // What mends an outage has no time for a test of hours.
        .filter(blocker -> !(mends && blocker instanceof Blocker.NotRollbackSafe))
        .toList();
  }

  /** Whether there is still room as a start is written down: who looked has not seen it taken. */
  public static boolean leaveRoom(EntryFacts facts, WavePolicy wave, Instant now) {
    return blockers(facts, wave, now).isEmpty();
  }

  private static List<Blocker> blockers(EntryFacts facts, WavePolicy wave, Instant now) {
    List<Blocker> blockers = new ArrayList<>();
    facts.leases().against(facts.claim(), now).stream()
        .map(Blocker.LeaseHeld::new)
        .forEach(blockers::add);
    facts
        .quota()
        .flatMap(quota -> quota.spent(facts.claim().holder(), wave.windows(), now))
        .ifPresent(blockers::add);
    facts.floor().map(Blocker.Unknown::new).ifPresent(blockers::add);
    facts.safety().flatMap(SafetyLook::blocker).ifPresent(blockers::add);
    facts.tags().flatMap(Others::tags).ifPresent(blockers::add);
    facts.budget().flatMap(budget -> budget.blocker(now)).ifPresent(blockers::add);
    return blockers;
  }

  private static Optional<Blocker> tags(Reading<List<TagUse>> tags) {
    return switch (tags) {
      case Unread<List<TagUse>> unread ->
          Optional.of(new Blocker.Unknown("what would be deployed was not read: " + unread.why()));
      case Read<List<TagUse>> read ->
          read.value().isEmpty()
              ? Optional.empty()
              : Optional.of(new Blocker.MutableTag(read.value()));
    };
  }
}
