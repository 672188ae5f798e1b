package io.wavegate.core.admission;

import java.time.Instant;
import java.util.List;

/** What other pipelines and other deployments say to a start. */
final class Others {
  private Others() {}

  /** What stands against it; nothing where nothing was read of others. */
  static List<Blocker> blockers(EntryLook look) {
    return look.facts().stream().flatMap(facts -> leases(facts, look.now()).stream()).toList();
  }

  private static List<Blocker> leases(EntryFacts facts, Instant now) {
    return facts.leases().against(facts.claim(), now).stream()
        .<Blocker>map(Blocker.LeaseHeld::new)
        .toList();
  }
}
