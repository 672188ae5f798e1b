package io.wavegate.standins.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a member of a request may hold, as the service's API model declares it. */
public sealed interface Shape {

  /** An object with known members. */
  record Structure(List<String> required, Map<String, Shape> members) implements Shape {}

  /** A list whose length is bounded. */
  record Listing(Bounds length, Shape member) implements Shape {}

  /** A map from strings, with a bounded number of entries. */
  record Mapping(Bounds length, Shape key, Shape value) implements Shape {}

  /** A string; an empty list of allowed values allows every value. */
  record Text(Bounds length, Optional<Pattern> pattern, List<String> allowed) implements Shape {}

  /** A whole number. */
  record Whole(Bounds range) implements Shape {}

  /** A number with a fraction. */
  record Fraction(Bounds range) implements Shape {}

  /** True or false. */
  record Flag() implements Shape {}

  /** A point in time: epoch seconds in JSON. */
  record Timestamp() implements Shape {}

  /** Bytes: Base64 in JSON. */
  record Blob() implements Shape {}

  /** The least and the greatest value allowed, both inclusive. */
  record Bounds(double least, double most) {
    boolean admits(double value) {
      return value >= least && value <= most;
    }
  }
}
