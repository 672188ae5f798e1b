package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.port.Traffic;
import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Counts requests where each rule says. */
public final class PlacedTraffic implements Traffic {
  private final CloudWatchPlaces places;
  private final TimeSource time;

  /** With CloudWatch wherever it is read. */
  public PlacedTraffic(CloudWatchPlaces places, TimeSource time) {
    this.places = places;
    this.time = time;
  }

  @Override
  public Reading<Double> sum(TrafficRule rule, Instant from, Instant to) {
    return switch (places.at(rule.elsewhere().orElse(places.hub()))) {
      case Read<CloudWatchClient> client ->
          new AwsTraffic(client.value(), time).sum(rule, from, to);
      case Unread<CloudWatchClient> unread -> new Unread<>(unread.why(), unread.at());
    };
  }
}
