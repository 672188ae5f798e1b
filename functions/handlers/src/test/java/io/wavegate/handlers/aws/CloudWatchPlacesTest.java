package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.handlers.aws.SpokeRoles.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A place that lets calls wait in vain does not use up the time of the others. */
class CloudWatchPlacesTest {
  private static final Place HUB = new Place("111122223333", "eu-west-1");
  private static final Place FAR = new Place("111122223333", "us-east-1");

  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private int calls;

  private final CloudWatchPlaces places =
      new CloudWatchPlaces(
          HUB,
          (region, credentials) -> mock(CloudWatchClient.class),
          new SpokeRoles(
              new Registry("wavegate", Set.of(), ""),
              SpokeRoles.Use.READ,
              () -> mock(StsClient.class),
              () -> now),
          () -> now);

  private Reading<String> timesOut(Place place, Duration after) {
    return places.read(
        place,
        client -> {
          calls++;
          now = now.plus(after);
          return new Unread<>("SdkClientException: timed out", now);
        });
  }

  private Reading<String> answers(Place place) {
    return places.read(
        place,
        client -> {
          calls++;
          return new Read<>("OK", now);
        });
  }

  @Test
  void aSilentPlaceIsNotAskedAgainForHalfAMinute() {
    timesOut(FAR, Duration.ofSeconds(6));

    assertThat(answers(FAR))
        .isEqualTo(
            new Unread<>("not asked again so soon after: SdkClientException: timed out", now));
    assertThat(calls).isEqualTo(1);

    now = now.plusSeconds(30);
    assertThat(answers(FAR)).isEqualTo(new Read<>("OK", now));
  }

  @Test
  void theOthersAreAskedAsBefore() {
    timesOut(FAR, Duration.ofSeconds(6));

    assertThat(answers(HUB)).isInstanceOf(Read.class);
    assertThat(answers(new Place("111122223333", "eu-central-1"))).isInstanceOf(Read.class);
  }

  @Test
  void aRefusalThatComesAtOnceCostsNothingAndIsAskedForAgain() {
    timesOut(FAR, Duration.ofMillis(200));

    assertThat(answers(FAR)).isInstanceOf(Read.class);
  }

  @Test
  void whereWavegateStandsNothingIsSpared() {
    timesOut(HUB, Duration.ofSeconds(6));

    assertThat(answers(HUB)).isInstanceOf(Read.class);
  }
}
