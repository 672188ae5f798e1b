package io.wavegate.core.lease;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The deployments that a team has started of late, of all its services. Kept as one item of the
 * store, so that of several that start at the same moment no more are let in than there is room
 * for.
 *
 * @param starts oldest first
 */
public record TeamStarts(List<Start> starts) {
  /** Nothing was ever started. */
  public static final TeamStarts NONE = new TeamStarts(List.of());

  /** No window is longer than a day. */
  private static final Duration KEPT = Duration.ofDays(3);

  /** Copies the list. */
  public TeamStarts {
    starts = List.copyOf(starts);
  }

  /**
   * One of them.
   *
   * @param holder the release at its wave: however often it is tried, it is one deployment
   * @param at when it was let in
   */
  public record Start(Holder holder, Instant at) {
    /** As a person reads it. */
    public String said() {
      return holder.service() + " " + holder.wave() + " " + Said.day(at);
    }
  }

  /** Those since then. */
  public List<Start> since(Instant from) {
    return starts.stream().filter(start -> !start.at().isBefore(from)).toList();
  }

  /** With one more; one that is there is moved. */
  public TeamStarts with(Holder holder, Instant now) {
    List<Start> next = new ArrayList<>(without(holder).since(now.minus(KEPT)));
    next.add(new Start(holder, now));
    return new TeamStarts(next);
  }

  /** Without one that was not started after all. */
  public TeamStarts without(Holder holder) {
    return new TeamStarts(starts.stream().filter(start -> !start.holder().equals(holder)).toList());
  }
}
