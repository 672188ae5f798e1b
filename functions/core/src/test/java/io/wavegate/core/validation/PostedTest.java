package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.validation.Posted.Came;
import io.wavegate.core.validation.Posted.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostedTest {
  private static final Instant AT = Instant.parse("2026-05-04T08:05:00Z");
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @Test
  void whatItCameToIsToldWheneverItIsAsked() {
    Came came = new Came("passed", "status 200 in 12 ms", List.of());
    Posted posted = new Posted(AT, Optional.of(came));

    assertThat(posted.found(AT, TIMEOUT)).isEqualTo(new Found.Told(came));
    assertThat(posted.found(AT.plusSeconds(3_600), TIMEOUT)).isEqualTo(new Found.Told(came));
  }

  @Test
  void untilItsTimeIsOverItMayStillBeAnswered() {
    assertThat(new Posted(AT, Optional.empty()).found(AT.plusSeconds(59), TIMEOUT))
        .isEqualTo(
            new Found.Open(
                "the request of 08:05:00Z may still be answered, and is not sent again"));
  }

  @Test
  void afterThatNobodyKnows() {
    assertThat(new Posted(AT, Optional.empty()).found(AT.plusSeconds(60), TIMEOUT))
        .isEqualTo(
            new Found.Unknown(
                "the request of 08:05:00Z may have arrived: what came of it is lost, and it is not"
                    + " sent again"));
  }
}
