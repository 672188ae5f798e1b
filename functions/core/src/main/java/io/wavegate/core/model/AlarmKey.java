package io.wavegate.core.model;

import java.util.Optional;

/**
 * An alarm by its name and its place, in one text that is its identity and that people can read:
 * the bare name for one where Wavegate is installed (the hub), and {@code
 * checkout-aggregate@222233334444/us-east-1} for any other.
 *
 * @param name the alarm's name
 * @param place where it is; none for the hub
 */
public record AlarmKey(String name, Optional<Place> place) {
  private static final char AT = '@';

  /**
   * The text for an alarm. One of the hub whose own name looks like that of an alarm elsewhere is
   * told apart by its place.
   */
  public static String of(String name, Place place, Place hub) {
    boolean bare = place.equals(hub) && parse(name).place().isEmpty();
    return bare ? name : name + AT + place.said();
  }

  /** What a text says: what stands behind the last {@code @} is a place, or all of it a name. */
  public static AlarmKey parse(String key) {
    int at = key.lastIndexOf(AT);
    Optional<Place> place = at < 1 ? Optional.empty() : Place.parse(key.substring(at + 1));
    return new AlarmKey(place.isPresent() ? key.substring(0, at) : key, place);
  }

  /** The alarm's name alone. */
  public static String name(String key) {
    return parse(key).name();
  }
}
