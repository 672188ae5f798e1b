package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Trial;
import io.wavegate.standins.http.HttpAnswer;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A request to a site. Which revision answers counts where the policy names the header in which the
 * site says so. What goes with a request and what lets none go out is in {@code HttpTestsTest},
 * slow sites in {@code SlowSiteTest}, URLs that lead inside in {@code HostileUrlsTest}.
 */
class HttpKindTest {
  private static final HttpAnswer FINE = HttpAnswer.of(200, "text/plain", "fine");

  private final Trial trial =
      Trial.of("http: \"https://shop.example.com/health\", timeout: 1m, latency-at-most: 2s");

  private void site(int status, Duration takes) {
    trial
        .bench()
        .site(
            "shop.example.com",
            call -> {
              trial.bench().time().pass(takes);
              return HttpAnswer.of(status, "text/plain", "fine");
            });
  }

  private String ran() {
    JsonNode said = trial.probed();
    return trial.said(said.toString());
  }

  @Test
  void passes() {
    site(200, Duration.ofSeconds(1));

    assertThat(ran()).isEqualTo("GOOD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Passed(
                trial.bench().time().now(), Duration.ofSeconds(1), "status 200 in 1000 ms"));
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  @Test
  void fails() {
    site(503, Duration.ofSeconds(1));

    assertThat(ran()).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("status 503 in 1000 ms, expected 200");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void timesOut() {
    trial
        .bench()
        .site(
            "shop.example.com",
            call -> {
              trial.bench().time().pass(Duration.ofMinutes(1));
              throw new SocketTimeoutException("Read timed out");
            });

    assertThat(ran()).isEqualTo("BAD");

    assertThat(trial.why()).contains("Read timed out");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  /** The site may have been slow or we; twice too slow is the site. */
  @Test
  void answersTooLate() {
    site(200, Duration.ofSeconds(3));
    assertThat(ran()).isEqualTo("BAD");
    assertThat(trial.why())
        .isEqualTo(
            "status 200 in 3000 ms, after 3000 ms at first, at most 2000 ms for the whole answer");

    trial.bench().site("shop.example.com", call -> FINE);

    assertThat(ran()).as("the first result stands").isEqualTo("BAD");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  private static Trial answeredBy(String header, String revision) {
    Trial asked =
        Trial.of("http: \"https://shop.example.com/health\", revision-header: X-Revision");
    asked.bench().site("shop.example.com", call -> FINE.with(header, revision));
    return asked;
  }

  private static String ran(Trial asked) {
    return asked.said(asked.probed().toString());
  }

  @Test
  void answersForAnotherRevision() {
    Trial asked = answeredBy("X-Revision", "1111111");

    assertThat(ran(asked)).isEqualTo("BAD");

    assertThat(asked.why())
        .isEqualTo("status 200 in 0 ms, answered by revision 1111111, not 222222222222");
    assertThat(asked.judged()).isEqualTo("ROLL_BACK");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Revision, 2222222222222222222222222222222222222222",
    "x-revision, 2222222",
    "X-Revision, ' 222222222222 '"
  })
  void anAnswerOfTheRevisionPasses(String header, String revision) {
    Trial asked = answeredBy(header, revision);

    assertThat(ran(asked)).isEqualTo("GOOD");
    assertThat(asked.verdict()).isEqualTo("PROMOTE");
  }

  @Test
  void anAnswerThatDoesNotSayItsRevisionFails() {
    Trial asked = answeredBy("X-Version", "2222222");

    assertThat(ran(asked)).isEqualTo("BAD");
    assertThat(asked.why())
        .isEqualTo("status 200 in 0 ms, without X-Revision to say which revision answers");
  }

  /** What is wrong in any revision is said first. */
  @Test
  void aWrongStatusIsToldAsOne() {
    Trial asked = answeredBy("X-Revision", "1111111");
    asked
        .bench()
        .site(
            "shop.example.com",
            call -> HttpAnswer.of(503, "text/plain", "no").with("X-Revision", "1111111"));

    assertThat(ran(asked)).isEqualTo("BAD");
    assertThat(asked.why()).isEqualTo("status 503 in 0 ms, expected 200");
  }
}
