package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final List<Long> attempts = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private Fixture given(String retriers) {
    return Fixture.of(
        Fixture.states(
            "T",
            """
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"count": "{%% $states.context.State.RetryCount %%}"},
              "Retry": [%s], "End": true}"""
                .formatted(retriers)),
        (call, reply) -> {
          attempts.add((long) call.arguments().path("count").asInt());
          if (errors.isEmpty()) {
            reply.succeed(JsonNodeFactory.instance.objectNode());
          } else {
            reply.fail(errors.remove(0), "");
          }
        });
  }

  private List<Long> secondsOf(Fixture given, String type) {
    return given.engine.getExecutionHistory(given.arn()).stream()
        .filter(e -> e.type().equals(type))
        .map(e -> e.timestamp().getEpochSecond() - TestHost.START.getEpochSecond())
        .toList();
  }

  @Test
  void delaysGrowWithTheBackoffRateUpToTheirMaximum() {
    errors.addAll(List.of("E", "E", "E", "E"));
    Fixture given =
        given(
            """
            {"ErrorEquals": ["E"], "IntervalSeconds": 2, "BackoffRate": 3, "MaxAttempts": 4,
             "MaxDelaySeconds": 20}""");

    Fixture.output(given.run("{}"));

    assertThat(secondsOf(given, "TaskScheduled")).containsExactly(0L, 2L, 8L, 26L, 46L);
    assertThat(attempts).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void byDefaultThreeRetriesAfterOneTwoAndFourSeconds() {
    errors.addAll(List.of("E", "E", "E", "E"));
    Fixture given = given("{\"ErrorEquals\": [\"States.ALL\"]}");

    assertThat(Fixture.failure(given.run("{}")).error()).isEqualTo("E");
    assertThat(secondsOf(given, "TaskScheduled")).containsExactly(0L, 1L, 3L, 7L);
  }

  @Test
  void eachEntryHasAttemptsOfItsOwn() {
    errors.addAll(List.of("A", "B", "A"));
    Fixture given =
        given(
            """
            {"ErrorEquals": ["A"], "MaxAttempts": 1}, {"ErrorEquals": ["B"], "MaxAttempts": 1}""");

    assertThat(Fixture.failure(given.run("{}")).error()).isEqualTo("A");
    assertThat(attempts).containsExactly(0L, 1L, 2L);
  }

  @Test
  void noAttemptsMeansNotToBeRetried() {
    errors.add("Fatal");
    Fixture given =
        given(
            """
            {"ErrorEquals": ["Fatal"], "MaxAttempts": 0}, {"ErrorEquals": ["States.ALL"]}""");

    assertThat(Fixture.failure(given.run("{}")).error()).isEqualTo("Fatal");
    assertThat(attempts).hasSize(1);
  }

  @Test
  void fullJitterDrawsTheDelayFromZeroToTheComputedOne() {
    errors.addAll(List.of("E"));
    Fixture given =
        given(
            """
            {"ErrorEquals": ["E"], "IntervalSeconds": 1000, "JitterStrategy": "FULL"}""");
    double drawn = new TestHost((call, reply) -> {}).random();

    Fixture.output(given.run("{}"));

    assertThat(given.host.elapsed().toMillis()).isEqualTo(Math.round(drawn * 1_000_000));
  }

  @Test
  void stopExecutionEndsARetryThatIsWaiting() {
    errors.add("E");
    Fixture given = given("{\"ErrorEquals\": [\"E\"], \"IntervalSeconds\": 600}");
    String arn = given.start("{}");
    given.host.settle();

    given.engine.stopExecution(arn, null, null);

    assertThat(given.host.pending()).isEmpty();
    assertThat(attempts).hasSize(1);
  }
}
