package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.handlers.testing.Trial;
import io.wavegate.standins.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A POST goes out once for each run, whatever becomes of the function that sends it: the state
 * machine calls that again.
 */
class PostedOnceTest {
  private static final String POST =
      "http: \"https://shop.example.com/orders\", timeout: 1m, method: POST, body: one";

  /** A process that ends in the middle of what it does. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private final List<String> arrived = new ArrayList<>();
  private boolean dies;

  private Trial trial(String kind) {
    Trial trial = Trial.of(kind);
    trial
        .bench()
        .site(
            "shop.example.com",
            call -> {
              arrived.add(call.method());
              if (dies) {
                throw new Death();
              }
              return HttpAnswer.of(
                  arrived.size() == 1 ? 503 : 200, "text/plain", "token=abcdefgh1");
            });
    return trial;
  }

  private Trial died(String kind) {
    Trial trial = trial(kind);
    dies = true;
    assertThatThrownBy(trial::probed).isInstanceOf(Death.class);
    dies = false;
    return trial;
  }

  @Test
  void aRequestWhoseFunctionDiedIsNotSentAgain() {
    Trial trial = died(POST);

    trial.pass(1);
    JsonNode said = trial.probed();

    assertThat(arrived).containsExactly("POST");
    assertThat(said.path("status").asText()).isEqualTo("not-run");
    assertThat(said.path("summary").asText())
        .matches(
            "the request of [0-9:]{8}Z may have arrived: what came of it is lost, and it is not"
                + " sent again");
    assertThat(trial.said(said.toString())).isEqualTo("NOT_RUN");
    assertThat(trial.isOpen()).as("no result").isTrue();
  }

  /** Whoever sends it may stand still, or be read later than it was done. */
  @Test
  void aRequestThatMayStillBeAnsweredIsWaitedFor() {
    Trial trial = died(POST);

    assertThatThrownBy(trial::probed)
        .hasMessageContaining("may still be answered, and is not sent again");
    assertThat(arrived).hasSize(1);
  }

  /** As if what the function answered had been lost on its way to the state machine. */
  @Test
  void whatItCameToIsToldAgain() {
    Trial trial = trial(POST);
    JsonNode first = trial.probed();

    JsonNode again = trial.probed();

    assertThat(arrived).hasSize(1);
    assertThat(again.path("status").asText()).isEqualTo("failed");
    assertThat(again.path("summary")).isEqualTo(first.path("summary"));
    assertThat(again.path("lines").toString()).doesNotContain("abcdefgh1");
    assertThat(trial.said(again.toString())).isEqualTo("BAD");
  }

  @Test
  void aRetryThatThePolicyAsksForIsANewRun() {
    Trial trial = trial(POST + ", retries: 1");

    assertThat(trial.said(trial.probed().toString())).isEqualTo("AGAIN");
    trial.pass(1);
    assertThat(trial.said(trial.probed().toString())).isEqualTo("GOOD");

    assertThat(arrived).hasSize(2);
  }

  @Test
  void theNextRunWhileTheBakeLastsIsANewOne() {
    arrived.add("so that it passes");
    Trial trial = trial(POST + ", when: during-bake, every: 5m");

    assertThat(trial.said(trial.probed().toString())).isEqualTo("AGAIN");
    trial.pass(5);
    String unused = trial.said(trial.probed().toString());

    assertThat(arrived).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void whatChangesNothingIsSimplyAskedAgain(String method) {
    Trial trial = died(POST.replace("POST, body: one", method));

    assertThat(trial.probed().path("status").asText()).isEqualTo("passed");
    assertThat(arrived).containsExactly(method, method);
  }
}
