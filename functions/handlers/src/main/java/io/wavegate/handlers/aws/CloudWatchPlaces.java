package io.wavegate.handlers.aws;

import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.TimeSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * CloudWatch wherever alarms and metrics are read: here, in other Regions of this account by the
 * function's own role, and in other accounts by the role that {@code spoke.yaml} makes there.
 */
public final class CloudWatchPlaces {
  private final Place hub;
  private final Maker maker;
  private final SpokeRoles roles;
  private final TimeSource time;
  private final Map<Place, CloudWatchClient> clients = new ConcurrentHashMap<>();
  private final Silences silences;

  /** Makes clients. */
  @FunctionalInterface
  public interface Maker {
    /**
     * A client.
     *
     * @param region where
     * @param credentials who calls; none for the function itself
     */
    CloudWatchClient client(String region, Optional<AwsCredentialsProvider> credentials);
  }

  /**
   * With clients that are made as they are needed.
   *
   * @param hub where Wavegate is installed
   */
  public CloudWatchPlaces(Place hub, Maker maker, SpokeRoles roles, TimeSource time) {
    this.hub = hub;
    this.maker = maker;
    this.roles = roles;
    this.time = time;
    this.silences = new Silences(hub, time);
    // Made here so that what starts from a snapshot has it.
    clients.put(hub, maker.client(hub.region(), Optional.empty()));
  }

  /** Where Wavegate is installed. */
  Place hub() {
    return hub;
  }

  /** A client that may read in a place now; unread where it may not. */
  Reading<CloudWatchClient> at(Place place) {
    Optional<Unread<CloudWatchClient>> silent = silences.silent(place);
    if (silent.isPresent()) {
      return silent.get();
    }
    if (place.account().equals(hub.account())) {
      return new Read<>(client(place, Optional.empty()), time.now());
    }
    return roles.credentials(place).map(credentials -> client(place, Optional.of(credentials)));
  }

  /** Reads in a place, unless it let a call wait in vain just before. */
  <T> Reading<T> read(Place place, Function<CloudWatchClient, Reading<T>> how) {
    return switch (at(place)) {
      case Unread<CloudWatchClient> unread -> new Unread<>(unread.why(), unread.at());
      case Read<CloudWatchClient> client -> {
        Instant asked = time.now();
        Reading<T> answer = how.apply(client.value());
        if (answer instanceof Unread<T> unread) {
          heard(place, asked, unread.why());
        }
        yield answer;
      }
    };
  }

  void heard(Place place, Instant asked, String why) {
    silences.heard(place, asked, why);
  }

  private CloudWatchClient client(Place place, Optional<AwsCredentialsProvider> credentials) {
    return clients.computeIfAbsent(place, p -> maker.client(p.region(), credentials));
  }
}
