package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.port.Traffic;
import java.time.Instant;

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
    return places.read(
        rule.elsewhere().orElse(places.hub()),
        client -> new AwsTraffic(client, time).sum(rule, from, to));
  }
}
