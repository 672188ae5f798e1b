package io.wavegate.core.admission;

import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.lease.TeamStarts.Start;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.Window;
import io.wavegate.core.policy.WindowSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the team has started of late.
 *
 * @param quota how much it may
 * @param starts what it did
 */
public record QuotaLook(Quota quota, TeamStarts starts) {
  /** What stands against one start more; nothing for one that was counted already. */
  Optional<Blocker> spent(Holder holder, List<Window> windows, Instant now) {
    WindowSpan span = WindowSpan.at(windows, now);
    List<Start> counted = starts.since(span.from());
    boolean counts = counted.stream().noneMatch(start -> start.holder().equals(holder));
    return quota
        .most()
        .filter(most -> counts && counted.size() >= most)
        .map(most -> new Blocker.QuotaSpent(quota.team(), most, counted, span.next()));
  }
}
