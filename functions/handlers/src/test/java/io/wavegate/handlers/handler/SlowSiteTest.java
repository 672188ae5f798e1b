package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Sites.Answer;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.validation.Probing;
import io.wavegate.handlers.validation.TestSaid;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A time that is too long may be the site's or our own; measured twice it is the site's. */
class SlowSiteTest {
  private final Bench bench = Bench.open();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Duration> patience = new ArrayList<>();

  @Test
  void aTimeThatIsTooLongIsMeasuredOnceMore() {
    answers.add(new Answer.Status(200, Duration.ofSeconds(10), ""));
    answers.add(new Answer.Status(200, Duration.ofMillis(300), ""));

    assertThat(probed())
        .isEqualTo(new TestSaid("passed", "status 200 in 300 ms, after 10000 ms at first"));
    assertThat(patience).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(50));
  }

  @Test
  void aSiteThatIsSlowTwiceFails() {
    answers.add(new Answer.Status(200, Duration.ofSeconds(10), ""));
    answers.add(new Answer.Status(200, Duration.ofSeconds(9), ""));

    assertThat(probed())
        .isEqualTo(
            new TestSaid(
                "failed",
                "status 200 in 9000 ms, after 10000 ms at first, at most 2000 ms for the whole"
                    + " answer"));
  }

  @Test
  void aSecondAnswerThatIsAnotherStatusFails() {
    answers.add(new Answer.Status(200, Duration.ofSeconds(10), ""));
    answers.add(new Answer.Status(503, Duration.ofMillis(20), ""));

    assertThat(probed().status()).isEqualTo("failed");
  }

  @Test
  void aWrongStatusIsNotAskedAgain() {
    answers.add(new Answer.Status(503, Duration.ofSeconds(10), ""));

    assertThat(probed()).isEqualTo(new TestSaid("failed", "status 503 in 10000 ms, expected 200"));
  }

  @Test
  void whereNoTimeIsLeftTheFirstAnswerStands() {
    answers.add(new Answer.Status(200, Duration.ofMinutes(1), ""));

    assertThat(probed().status()).isEqualTo("failed");
  }

  private TestSaid probed() {
    Journey release = Journey.atPromotion(bench);
    Ports all = bench.wiring().ports();
    Sites slow =
        request -> {
          patience.add(request.timeout());
          return answers.remove();
        };
    Ports ports =
        new Ports(
            all.time(),
            all.pipelines(),
            all.alarms(),
            all.traffic(),
            all.workflows(),
            all.pager(),
            slow,
            all.policySource(),
            all.calendars(),
            all.budgets(),
            all.levers(),
            all.parameters(),
            all.metrics(),
            all.entropy());
    return new Probing(ports, bench.books()).probe(release.promotion(), "health");
  }
}
