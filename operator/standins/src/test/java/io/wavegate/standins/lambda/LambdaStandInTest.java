package io.wavegate.standins.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaStandInTest {
  private final TestWorld world = new TestWorld();
  private final LambdaStandIn functions = new LambdaStandIn(world);
  private final List<Instant> runs = new ArrayList<>();
  private final List<String> replies = new ArrayList<>();

  private final FunctionReply reply =
      new FunctionReply() {
        @Override
        public void succeed(String json) {
          replies.add(json);
        }

        @Override
        public void fail(String errorType, String message) {
          replies.add(errorType + ": " + message);
        }
      };

  @Test
  void aFailingFunctionIsRetriedAfterOneAndAfterTwoMinutesAndThenNoMore() throws ServiceError {
    functions.register(
        "gate",
        (payload, answer) -> {
          runs.add(world.now());
          answer.fail("IllegalStateException", "broken");
        });
    Instant start = world.now();

    functions.invokeAsync("gate", "{}");
    assertThat(runs).isEmpty();
    world.pass(Duration.ofHours(1));

    assertThat(runs).containsExactly(start, start.plusSeconds(60), start.plusSeconds(180));
  }

  @Test
  void aFunctionThatSucceedsOrHangsIsNotRetried() throws ServiceError {
    functions.register(
        "good",
        (payload, answer) -> {
          runs.add(world.now());
          answer.succeed("{}");
        });
    functions.register("hanging", (payload, answer) -> runs.add(world.now()));

    functions.invokeAsync("good", "{}");
    functions.invokeAsync("hanging", "{}");
    world.pass(Duration.ofHours(1));

    assertThat(runs).hasSize(2);
  }

  @Test
  void aSynchronousInvocationIsRunOnceAndRepliesWhenTheFunctionDoes() throws ServiceError {
    functions.register(
        "slow",
        (payload, answer) ->
            world.at(
                world.now().plusSeconds(5),
                "slow",
                () -> answer.fail("Timeout", "after " + payload)));

    functions.invokeSync("slow", "{}", reply);
    world.pass(Duration.ofSeconds(4));
    assertThat(replies).isEmpty();
    world.pass(Duration.ofHours(1));

    assertThat(replies).containsExactly("Timeout: after {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate",
        "gate:live",
        "function:gate",
        "111122223333:function:gate",
        "arn:aws:lambda:eu-west-1:111122223333:function:gate",
        "arn:aws:lambda:eu-west-1:111122223333:function:gate:live"
      })
  void namesAndArnsNameTheSameFunction(String name) throws ServiceError {
    functions.register("gate", (payload, answer) -> answer.succeed(payload));

    functions.invokeSync(name, "[1]", reply);
    world.settle();

    assertThat(replies).containsExactly("[1]");
  }

  @Test
  void anUnknownFunctionIsNotFound() {
    assertThatThrownBy(() -> functions.invokeAsync("gone", "{}"))
        .isInstanceOfSatisfying(
            ServiceError.class,
            e -> {
              assertThat(e.code()).isEqualTo("ResourceNotFoundException");
              assertThat(e.httpStatus()).isEqualTo(404);
            });
  }

  @Test
  void aPayloadTooLargeForAnEventIsRefused() {
    functions.register("gate", (payload, answer) -> {});

    assertThatThrownBy(() -> functions.invokeAsync("gate", "x".repeat(262_145)))
        .isInstanceOfSatisfying(
            ServiceError.class, e -> assertThat(e.code()).isEqualTo("RequestTooLargeException"));
  }

  @Test
  void theApiAnswersAFunctionErrorAsAnAnswer() throws ServiceError {
    functions.register("gate", (payload, answer) -> answer.fail("Boom", "broken"));

    assertThat(
            functions
                .call(
                    "Invoke",
                    Json.object().put("FunctionName", "gate"),
                    new Caller("1", "eu-west-1", "arn"))
                .path("FunctionError")
                .asText())
        .isEqualTo("Unhandled");
  }
}
