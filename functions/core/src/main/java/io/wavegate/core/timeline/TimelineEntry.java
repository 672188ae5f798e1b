package io.wavegate.core.timeline;

import io.wavegate.core.model.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One line of what happened to a release. Entries are only ever appended; each holds the digest of
 * the one before, so that a changed or removed one shows (S9).
 *
 * @param number 1 for the first
 * @param at when it happened, as far as the writer knows
 * @param kind what kind of thing
 * @param wave the wave it is about; empty for the release as a whole
 * @param text one sentence for people
 * @param details further values, in a fixed order; never a token, job id or credential (S10)
 * @param previous digest of the entry before; empty for the first
 * @param digest digest of this one
 */
public record TimelineEntry(
    int number,
    Instant at,
    TimelineKind kind,
    String wave,
    String text,
    SequencedMap<String, String> details,
    String previous,
    String digest) {
  /** Copies the map, in its order. */
  public TimelineEntry {
    details = new LinkedHashMap<>(details);
  }

  /** What an entry says, before it has its place in the chain. */
  public record Line(
      Instant at,
      TimelineKind kind,
      String wave,
      String text,
      SequencedMap<String, String> details) {
    /** A line without details. */
    public static Line of(Instant at, TimelineKind kind, String wave, String text) {
      return new Line(at, kind, wave, text, new LinkedHashMap<>());
    }
  }

  /** The entry that puts {@code line} after an entry with that number and digest. */
  public static TimelineEntry after(int number, String digest, Line line) {
    int next = number + 1;
    return new TimelineEntry(
        next,
        line.at(),
        line.kind(),
        line.wave(),
        line.text(),
        line.details(),
        digest,
        digestOf(next, line, digest));
  }

  /** Whether the digest is that of the entry's content. */
  public boolean isIntact() {
    return digest.equals(digestOf(number, new Line(at, kind, wave, text, details), previous));
  }

  private static String digestOf(int number, Line line, String previous) {
    StringBuilder all = new StringBuilder();
    String[] parts = {
      previous,
      Integer.toString(number),
      line.at().toString(),
      line.kind().name(),
      line.wave(),
      line.text()
    };
    for (String part : parts) {
      all.append(part.length()).append(':').append(part);
    }
    line.details()
        .forEach(
            (key, value) ->
                all.append(key.length())
                    .append(':')
                    .append(key)
                    .append(value.length())
                    .append(':')
                    .append(value));
    return Digest.sha256(all.toString());
  }
}
