package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.handlers.testing.Trial;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A test that reads a metric: forty requests a minute, of which fewer than fifty are wanted. A
 * value knows no revision: it is of another one if its period began before the deployment ended.
 */
class MetricKindTest {
  private final Trial trial =
      Trial.of(
          "timeout: 10m, metric: {expression: requests, below: 50, for: 3m,"
              + " metrics: [{id: requests, namespace: AWS/ApiGateway, metric: Count,"
              + " dimensions: {ApiName: checkout}, stat: Sum, period: 1m}]}");

  @BeforeEach
  void itIsLookedAtAsTheBakeBegins() {
    assertThat(look().path("next").asText()).isEqualTo("AGAIN");
  }

  private JsonNode look() {
    return trial.looked(trial.probed().toString());
  }

  private String word() {
    return Trial.word(look());
  }

  @Test
  void whileItHasNotHeldForLongEnoughItIsLookedAtAgainEachMinute() {
    trial.pass(2);

    JsonNode next = look();

    assertThat(next.path("next").asText()).isEqualTo("AGAIN");
    assertThat(next.path("why").asText()).contains("below 50 wanted for 3m; it has held for");
    assertThat(next.path("waitSeconds").asInt()).isEqualTo(60);
    assertThat(next.at("/test/since").asText()).isEqualTo(trial.started().toString());
  }

  @Test
  void passes() {
    trial.pass(5);

    assertThat(word()).isEqualTo("GOOD");

    assertThat(trial.outcome()).isInstanceOf(TestOutcome.Passed.class);
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  /** A value that does not compare is no failure yet: it may hold later, within its time. */
  @Test
  void fails() {
    trial.pass(5);
    trial.bench().alarms().traffic(60);
    trial.pass(2);

    assertThat(look().path("why").asText())
        .startsWith("60 at ")
        .endsWith("below 50 wanted for 3m; it does not hold");

    trial.pass(3);
    assertThat(word()).isEqualTo("BAD");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  /** It has not held within its time; what was seen last is said. */
  @Test
  void timesOut() {
    trial.bench().alarms().traffic(60);
    trial.pass(10);

    assertThat(word()).isEqualTo("BAD");

    assertThat(trial.why()).startsWith("no result within 10m: 60 at ").endsWith("it does not hold");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersTooLate() {
    JsonNode asked = trial.task();
    timesOut();
    trial.task(asked);
    trial.bench().alarms().traffic(40);
    trial.pass(10);
    assertThat(trial.probed().path("status").asText()).as("by now it holds").isEqualTo("passed");

    assertThat(word()).isEqualTo("BAD");

    assertThat(trial.why()).startsWith("no result within 10m");
  }

  @Test
  void aLateLookChangesNoPassEither() {
    JsonNode asked = trial.task();
    trial.pass(5);
    assertThat(word()).isEqualTo("GOOD");
    trial.task(asked);
    trial.bench().alarms().traffic(60);
    trial.pass(10);

    assertThat(word()).isEqualTo("GOOD");

    assertThat(trial.outcome()).isInstanceOf(TestOutcome.Passed.class);
  }

  /** It has compared so for hours, up to the deployment. */
  @Test
  void answersForAnotherRevision() {
    trial.pass(1);

    assertThat(word()).isEqualTo("AGAIN");

    assertThat(trial.probed().path("summary").asText())
        .endsWith("below 50 wanted for 3m; it has held for 1m");
    assertThat(trial.isOpen()).isTrue();
  }

  @Test
  void whatCannotBeReadIsNoResultAndLookedAtAgain() {
    trial.bench().faults().refuse("GetMetricData", "InternalServiceFault", 500);
    trial.pass(5);

    assertThat(trial.probed().path("status").asText()).isEqualTo("unread");
    assertThat(word()).isEqualTo("AGAIN");
  }

  @Test
  void whatCouldNotBeReadToTheEndHasNeitherPassedNorFailed() {
    trial.bench().faults().refuse("GetMetricData", "InternalServiceFault", 500);
    trial.pass(10);

    assertThat(word()).isEqualTo("NOT_RUN");

    assertThat(trial.isOpen()).isTrue();
    assertThat(trial.release().timeline().getLast())
        .startsWith("TEST test smoke has no result: the metric could not be read: ")
        .endsWith("(looked at 2 times in 10m, since " + Said.clock(trial.started()) + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "Forbidden", "PartialData"})
  void anAnswerThatIsNotCompleteIsNoResult(String status) {
    trial.pass(5);
    Rewrites.of(trial.bench())
        .answer(
            "GetMetricData",
            (input, answer) -> {
              ((ObjectNode) answer.at("/MetricDataResults/0")).put("StatusCode", status);
              return answer;
            });

    assertThat(trial.probed().path("status").asText()).isEqualTo("unread");
    assertThat(trial.probed().path("summary").asText())
        .contains("GetMetricData answered " + status);
  }

  @Test
  void pagesWithoutEndAreNoResult() {
    trial.pass(5);
    Rewrites.before(trial.bench(), alwaysTheFirstPage())
        .answer("GetMetricData", (input, answer) -> ((ObjectNode) answer).put("NextToken", "more"));

    assertThat(trial.probed().path("summary").asText()).contains("more than 20 pages");
  }

  private ServiceTable alwaysTheFirstPage() {
    ServiceTable cloudWatch = trial.bench().alarms().service();
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
