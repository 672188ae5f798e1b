package io.wavegate.handlers.store;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineEntry.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The timeline of each release: append-only, chained by digest, written in the same transaction as
 * the change that it tells of, so that neither is there without the other.
 */
public final class Journal {
  private static final String HEAD = "TIMEHEAD";
  private static final int TRIES = 20;

  private final ItemStore store;
  private final Shelf<Head> heads;
  private final Shelf<TimelineEntry> entries;

  /**
   * The last entry's number and digest.
   *
   * @param number 0 before the first entry
   * @param digest empty before the first entry
   */
  public record Head(int number, String digest) {}

  /** On a store. */
  public Journal(ItemStore store) {
    this.store = store;
    this.heads = new Shelf<>(store, Head.class);
    this.entries = new Shelf<>(store, TimelineEntry.class);
  }

  /** The whole timeline of a release, oldest first. */
  public List<TimelineEntry> read(ReleaseId release) {
    return entries.query(Keys.release(release), Keys.TIME).stream().map(Kept::value).toList();
  }

  /**
   * Appends lines.
   *
   * @throws IllegalStateException if others append again and again meanwhile
   */
  public void append(ReleaseId release, List<Line> lines) {
    if (!commit(release, List.of(), lines)) {
      throw new IllegalStateException("the timeline of " + release.key() + " was not written");
    }
  }

  /**
   * Writes the changes and the lines that tell of them, or nothing.
   *
   * @return whether they were written; false means that a condition of {@code changes} did not hold
   * @throws IllegalStateException if others write to the timeline again and again meanwhile
   */
  public boolean commit(ReleaseId release, List<Write> changes, List<Line> lines) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Kept<Head>> head = heads.get(Keys.release(release), HEAD);
      if (store.transact(writes(release, head, changes, lines))) {
        return true;
      }
      long seen = head.map(kept -> kept.item().version()).orElse(0L);
      long now = store.get(Keys.release(release), HEAD).map(Item::version).orElse(0L);
      if (now == seen) {
        return false;
      }
    }
    throw new IllegalStateException("the timeline of " + release.key() + " is contended");
  }

  private List<Write> writes(
      ReleaseId release, Optional<Kept<Head>> head, List<Write> changes, List<Line> lines) {
    List<Write> writes = new ArrayList<>(changes);
    Head last = head.map(Kept::value).orElse(new Head(0, ""));
    for (Line line : lines) {
      TimelineEntry entry = TimelineEntry.after(last.number(), last.digest(), line);
      writes.add(entries.creation(Keys.release(release), Keys.time(entry.number()), entry));
      last = new Head(entry.number(), entry.digest());
    }
    Head next = last;
    if (!lines.isEmpty()) {
      writes.add(
          head.map(kept -> heads.change(kept, next))
              .orElseGet(() -> heads.creation(Keys.release(release), HEAD, next)));
    }
    return writes;
  }
}
