package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.History;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Alarms;
import io.wavegate.core.port.TimeSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Alarms by their keys, each read where it is. What cannot be read in one place hides nothing of
 * the others.
 */
public final class PlacedAlarms implements Alarms {
  private final CloudWatchPlaces places;
  private final TimeSource time;

  /** With CloudWatch wherever it is read. */
  public PlacedAlarms(CloudWatchPlaces places, TimeSource time) {
    this.places = places;
    this.time = time;
  }

  @Override
  public List<Reading<AlarmFacts>> describe(List<String> keys, boolean withChildren) {
    Map<String, Reading<AlarmFacts>> found = new LinkedHashMap<>();
    byPlace(keys).forEach((place, there) -> found.putAll(described(place, there, withChildren)));
    return keys.stream().map(key -> Objects.requireNonNull(found.get(key))).toList();
  }

  private Map<Place, List<String>> byPlace(List<String> keys) {
    return keys.stream()
        .distinct()
        .collect(Collectors.groupingBy(this::place, LinkedHashMap::new, Collectors.toList()));
  }

  private Map<String, Reading<AlarmFacts>> described(
      Place place, List<String> keys, boolean withChildren) {
    List<Reading<AlarmFacts>> readings = readings(place, keys, withChildren);
    Map<String, Reading<AlarmFacts>> found = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      found.put(keys.get(i), readings.get(i).map(facts -> named(facts, place)));
    }
    return found;
  }

  private List<Reading<AlarmFacts>> readings(Place place, List<String> keys, boolean withChildren) {
    return switch (places.at(place)) {
      case Read<CloudWatchClient> client -> {
        Instant asked = time.now();
        List<Reading<AlarmFacts>> readings =
            new AwsAlarms(client.value(), time)
                .describe(keys.stream().map(AlarmKey::name).toList(), withChildren);
        for (Reading<AlarmFacts> reading : readings) {
          if (reading instanceof Unread<AlarmFacts> unread) {
            places.heard(place, asked, unread.why());
          }
        }
        yield readings;
      }
      case Unread<CloudWatchClient> unread ->
          keys.stream().map(key -> PlacedAlarms.<AlarmFacts>unread(unread)).toList();
    };
  }

  @Override
  public Reading<History> history(String key, Instant from, Instant to) {
    return places.read(
        place(key), client -> new AwsAlarms(client, time).history(AlarmKey.name(key), from, to));
  }

  private Place place(String key) {
    return AlarmKey.parse(key).place().orElse(places.hub());
  }

  /** As the rest of Wavegate knows it; children are where their composite is. */
  private AlarmFacts named(AlarmFacts facts, Place place) {
    return new AlarmFacts(
        AlarmKey.of(facts.name(), place, places.hub()),
        facts.state(),
        facts.since(),
        facts.reason(),
        facts.evaluation(),
        facts.children().stream().map(child -> named(child, place)).toList(),
        facts.configuration(),
        facts.settle());
  }

  private static <T> Reading<T> unread(Unread<CloudWatchClient> there) {
    return new Unread<>(there.why(), there.at());
  }
}
