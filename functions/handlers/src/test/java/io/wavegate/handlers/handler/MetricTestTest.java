package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that reads a metric: forty requests a minute, of which fewer than fifty are wanted. */
class MetricTestTest {
  private static final String TEST = "smoke";

  private final Bench bench = Bench.open();
  private final Journey release = released();
  private Instant started = Instant.EPOCH;

  private Journey released() {
    bench.install(
        Bench.policy(
            "{name: smoke, lambda: checkout-smoke, timeout: 5m}",
            "{name: smoke, timeout: 10m, metric: {expression: requests, below: 50, for: 3m,"
                + " metrics: [{id: requests, namespace: AWS/ApiGateway, metric: Count,"
                + " dimensions: {ApiName: checkout}, stat: Sum, period: 1m}]}}"));
    return Journey.atPromotion(bench);
  }

  @BeforeEach
  void theWaveBakes() {
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    started = bench.time().now();
  }

  private JsonNode look() {
    return release.functions().probe(release.promotion(), TEST);
  }

  /** What is recorded of a look, the first of which was as the bake began. */
  private JsonNode recorded(JsonNode look) {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    outcome.put("startedAt", bench.time().now().toString()).set("result", look);
    outcome.putObject("test").put("name", TEST).put("since", started.toString());
    return release.functions().record(release.promotion(), TEST, outcome);
  }

  private void pass(int minutes) {
    bench.time().pass(Duration.ofMinutes(minutes));
  }

  private TestOutcome outcome() {
    return bench.books().releases().test(release.promotion(), TEST).orElseThrow().value().outcome();
  }

  @Test
  void whileItHasNotHeldForLongEnoughItIsLookedAtAgainEachMinute() {
    pass(2);

    JsonNode look = look();

    assertThat(look.path("status").asText()).isEqualTo("pending");
    assertThat(look.path("summary").asText()).contains("below 50 wanted for 3m; it has held for");
    JsonNode next = recorded(look);
    assertThat(next.path("next").asText()).isEqualTo("AGAIN");
    assertThat(next.path("waitSeconds").asInt()).isEqualTo(60);
    assertThat(next.at("/test/since").asText()).isEqualTo(started.toString());
  }

  @Test
  void onceItHasHeldItPasses() {
    pass(5);

    JsonNode look = look();

    assertThat(look.path("status").asText()).isEqualTo("passed");
    assertThat(recorded(look).path("next").asText()).isEqualTo("GOOD");
    assertThat(outcome()).isInstanceOf(TestOutcome.Passed.class);
  }

  @Test
  void aValueThatDoesNotCompareStartsTheCountAnew() {
    pass(5);
    bench.alarms().traffic(60);
    pass(2);

    assertThat(look().path("summary").asText())
        .startsWith("60 at ")
        .endsWith("below 50 wanted for 3m; it does not hold");
  }

  @Test
  void whereItHasNotHeldWithinTheTimeoutItFailsWithWhatWasSeenLast() {
    bench.alarms().traffic(60);
    pass(10);

    assertThat(recorded(look()).path("next").asText()).isEqualTo("BAD");

    assertThat(outcome())
        .extracting("why")
        .asString()
        .startsWith("no result within 10m: 60 at ")
        .endsWith("it does not hold");
  }

  @Test
  void whatCannotBeReadIsNoResultAndLookedAtAgain() {
    bench.faults().refuse("GetMetricData", "InternalServiceFault", 500);
    pass(5);

    JsonNode look = look();

    assertThat(look.path("status").asText()).isEqualTo("unread");
    assertThat(recorded(look).path("next").asText()).isEqualTo("AGAIN");
  }

  @Test
  void whatCouldNotBeReadToTheEndHasNeitherPassedNorFailed() {
    bench.faults().refuse("GetMetricData", "InternalServiceFault", 500);
    pass(10);

    assertThat(recorded(look()).path("next").asText()).isEqualTo("NOT_RUN");

    assertThat(bench.books().releases().tests(release.promotion())).isEmpty();
    assertThat(release.timeline().getLast())
        .startsWith("TEST test smoke was not run: the metric could not be read: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "Forbidden", "PartialData"})
  void anAnswerThatIsNotCompleteIsNoResult(String status) {
    pass(5);
    Rewrites.of(bench)
        .answer(
            "GetMetricData",
            (input, answer) -> {
              ((ObjectNode) answer.at("/MetricDataResults/0")).put("StatusCode", status);
              return answer;
            });

    assertThat(look().path("status").asText()).isEqualTo("unread");
    assertThat(look().path("summary").asText()).contains("GetMetricData answered " + status);
  }

  @Test
  void pagesWithoutEndAreNoResult() {
    pass(5);
    Rewrites.before(bench, alwaysTheFirstPage())
        .answer("GetMetricData", (input, answer) -> ((ObjectNode) answer).put("NextToken", "more"));

    assertThat(look().path("summary").asText()).contains("more than 20 pages");
  }

  @Test
  void aLateLookAtItChangesNothing() {
    pass(5);
    recorded(look());
    bench.alarms().traffic(60);
    pass(10);

    assertThat(recorded(look()).path("next").asText()).isEqualTo("GOOD");
    assertThat(outcome()).isInstanceOf(TestOutcome.Passed.class);
  }

  private ServiceTable alwaysTheFirstPage() {
    ServiceTable cloudWatch = bench.alarms().service();
    return new ServiceTable() {
      @Override
      public String service() {
        return cloudWatch.service();
      }

      @Override
      public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
        ((ObjectNode) input).remove("NextToken");
        return cloudWatch.call(operation, input, caller);
      }
    };
  }
}
