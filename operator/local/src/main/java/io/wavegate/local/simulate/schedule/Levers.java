package io.wavegate.local.simulate.schedule;

import io.wavegate.core.model.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what a wave is rolled back.
 *
 * @param first the lever
 * @param orElse the one that is taken where the first cannot be pulled
 * @param places the accounts and Regions that the wave is deployed to, the first that of the
 *     pipeline
 */
public record Levers(Lever first, Optional<Lever> orElse, List<Place> places, boolean drilled) {
  /** Where the pipeline is. */
  public static final Place HUB = new Place("111122223333", "eu-west-1");

  /** Another account and Region. */
  public static final Place SPOKE = new Place("222233334444", "us-east-1");

  /** CodePipeline's own lever. */
  public static final Levers PLAIN =
      new Levers(Lever.PIPELINE_STAGE, Optional.empty(), List.of(HUB));

  /** By which nothing is taken back but what must be. */
  public Levers(Lever first, Optional<Lever> orElse, List<Place> places) {
    this(first, orElse, places, false);
  }

  /** The same, by which each release is taken back and forward again before it is promoted. */
  public Levers inDrill() {
    return new Levers(first, orElse, places, true);
  }

  /** Copies the list. */
  public Levers {
    places = List.copyOf(places);
  }

  /** The lever that takes back what is deployed in each place; empty for a pipeline's own alone. */
  public Optional<Lever> ofTargets() {
    return Stream.concat(Stream.of(first), orElse.stream()).filter(Lever::isOfTargets).findFirst();
  }

  /** The places, each as its account and Region with a slash between. */
  public List<String> placesSaid() {
    return places.stream().map(Place::said).toList();
  }

  /** As a person reads it. */
  String said() {
    return first.word()
        + orElse.map(other -> " or else " + other.word()).orElse("")
        + " in "
        + places.stream().map(Place::said).collect(Collectors.joining(" and "))
        + (drilled ? ", there and back" : "");
  }
}
