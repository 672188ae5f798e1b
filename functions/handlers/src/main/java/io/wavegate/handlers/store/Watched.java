package io.wavegate.handlers.store;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.List;
import java.util.stream.Stream;

/** Which waves watch which alarm: read consistently, from the base table. */
public final class Watched {
  private static final String PARTITION = "WATCHED";

  private final Shelf<Ref> refs;

  /**
   * A wave that watches an alarm.
   *
   * @param alarm the alarm's name
   * @param release the release, as its key
   * @param wave the wave
   */
  public record Ref(String alarm, String release, String wave) {
    /** The release. */
    public ReleaseId releaseId() {
      return ReleaseId.parse(release);
    }
  }

  /** On a store. */
  public Watched(ItemStore store) {
    this.refs = new Shelf<>(store, Ref.class);
  }

  /** All of them, by alarm. */
  public List<Ref> all() {
    return refs.query(PARTITION, "").stream().map(Kept::value).toList();
  }

  /** Those of one alarm. */
  public List<Ref> of(String alarm) {
    return refs.query(PARTITION, alarm + "|").stream()
        .map(Kept::value)
        .filter(ref -> ref.alarm().equals(alarm))
        .toList();
  }

  /** The writes that watch each alarm for a wave; none for one that is watched already. */
  public List<Write> beginning(ReleaseId release, String wave, List<String> alarms) {
    return refs(release, wave, alarms)
        .filter(ref -> refs.get(PARTITION, sort(ref)).isEmpty())
        .map(ref -> refs.creation(PARTITION, sort(ref), ref))
        .toList();
  }

  /** The writes that end the watch of a wave; none for an alarm that is not watched any more. */
  public List<Write> ending(ReleaseId release, String wave, List<String> alarms) {
    return refs(release, wave, alarms)
        .flatMap(ref -> refs.get(PARTITION, sort(ref)).stream())
        .map(refs::removal)
        .toList();
  }

  private static Stream<Ref> refs(ReleaseId release, String wave, List<String> alarms) {
    return alarms.stream().distinct().map(alarm -> new Ref(alarm, release.key(), wave));
  }

  private static String sort(Ref ref) {
    return ref.alarm() + "|" + ref.release() + "|" + ref.wave();
  }
}
