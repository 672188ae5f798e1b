package io.wavegate.handlers.store;

import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.Optional;

/**
 * What teams have started, one item for each: a write that rests on an older reading of it is
 * refused, so that no more are let in at once than there is room for.
 */
public final class Starts {
  private static final String STARTS = "STARTS";

  private final Shelf<TeamStarts> teams;

  /** On a store. */
  public Starts(ItemStore store) {
    this.teams = new Shelf<>(store, TeamStarts.class);
  }

  /**
   * What a team has started, as it was read.
   *
   * @param name of the team
   * @param kept where it was read; none if it never started anything
   */
  public record Team(String name, Optional<Kept<TeamStarts>> kept) {
    /** What it has started. */
    public TeamStarts starts() {
      return kept.map(Kept::value).orElse(TeamStarts.NONE);
    }
  }

  /** What a team has started. */
  public Team of(String name) {
    return new Team(name, teams.get(Keys.starts(name), STARTS));
  }

  /** The write that puts other starts in the place of those that were read. */
  public Write changing(Team read, TeamStarts next) {
    return read.kept()
        .map(kept -> teams.change(kept, next))
        .orElseGet(() -> teams.creation(Keys.starts(read.name()), STARTS, next));
  }
}
