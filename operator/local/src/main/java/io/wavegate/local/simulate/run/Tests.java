package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.local.simulate.schedule.Element.TestSays;
import io.wavegate.local.simulate.schedule.Element.TestSays.Saying;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.trace.Happened.TestAnswered;
import io.wavegate.local.simulate.trace.Happened.TestAsked;
import io.wavegate.standins.lambda.FunctionReply;
import io.wavegate.standins.lambda.LambdaStandIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The team's test functions. */
final class Tests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration USUALLY = Duration.ofSeconds(40);

  private final Stage stage;
  private final Map<String, TestSays> saying = new LinkedHashMap<>();
  private int asked;

  Tests(Stage stage) {
    this.stage = stage;
  }

  /** Puts them there; they pass. */
  void register(LambdaStandIn lambda, String function) {
    says(new TestSays(When.start(Duration.ZERO), function, Saying.PASSED, USUALLY));
    lambda.register(function, (payload, reply) -> run(function, payload, reply));
  }

  /** One says something else from now on. */
  void says(TestSays says) {
    saying.put(says.function(), says);
  }

  private void run(String function, String payload, FunctionReply reply) {
    if (SimulatedSeams.isRefused(stage, function)) {
      reply.fail("Lambda.TooManyRequestsException", "Rate Exceeded.");
      return;
    }
    int number = ++asked;
    JsonNode context = parsed(payload);
    stage
        .trace()
        .add(
            new TestAsked(
                stage.now(),
                number,
                function,
                context.path("execution").asText(),
                context.path("wave").asText(),
                context.path("revision").asText()));
    TestSays says = saying.get(function);
    if (says != null && says.saying() != Saying.NOTHING) {
      stage
          .scheduler()
          .at(
              stage.now().plus(says.takes()),
              "test " + function,
              () -> answer(number, says.saying(), reply));
    }
  }

  private static JsonNode parsed(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a test's input is no JSON: " + e.getMessage(), e);
    }
  }

  private void answer(int number, Saying said, FunctionReply reply) {
    switch (said) {
      case PASSED ->
          answer(number, "passed", "{\"status\": \"passed\", \"summary\": \"12 of 12\"}", reply);
      case FAILED ->
          answer(number, "failed", "{\"status\": \"failed\", \"summary\": \"3 of 12\"}", reply);
      case NONSENSE -> answer(number, "nonsense", "{\"status\": \"PASS\", \"ok\": true}", reply);
      case ERROR -> {
        stage.trace().add(new TestAnswered(stage.now(), number, "error"));
        reply.fail("java.lang.IllegalStateException", "the test broke");
      }
      case NOTHING -> {
        // It hangs.
      }
    }
  }

  private void answer(int number, String word, String json, FunctionReply reply) {
    stage.trace().add(new TestAnswered(stage.now(), number, word));
    reply.succeed(json);
  }
}
