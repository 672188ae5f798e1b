package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
  private static String wait(String field) {
    return Fixture.states("W", "\"W\": {\"Type\": \"Wait\", " + field + ", \"End\": true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Seconds\": 43200 | 43200",
        "\"Seconds\": \"{% $states.input.bake * 60 %}\" | 720",
        "\"Seconds\": 0 | 0",
        "\"Timestamp\": \"2026-01-05T10:00:00Z\" | 3600",
        "\"Timestamp\": \"2026-01-05T10:00:30+01:00\" | 30",
        "\"Timestamp\": \"2025-01-01T00:00:00Z\" | 0",
      })
  void waitsInVirtualTime(String field, long seconds) {
    Fixture given = Fixture.of(wait(field));

    given.run("{\"bake\": 12}");

    assertThat(given.host.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(given.types()).contains("WaitStateExited");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Seconds\": \"{% -1 %}\" | must be an integer from 0",
        "\"Seconds\": \"{% 1.5 %}\" | but was: 1.5",
        "\"Seconds\": \"{% 'soon' %}\" | Expected 'number', but was 'string' for value: \"soon\"",
        "\"Timestamp\": \"{% 5 %}\" | Expected 'string', but was 'number' for value: 5",
      })
  void refusesToWaitForWhatIsNoTime(String field, String cause) {
    ExecutionStatus.Failed failure = Fixture.failure(Fixture.of(wait(field)).run("{}"));

    assertThat(failure.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(failure.cause()).contains(cause);
  }

  @Test
  void aMachineEndsAtItsTimeout() {
    Fixture given =
        Fixture.of(wait("\"Seconds\": 600").replaceFirst("\\{", "{\"TimeoutSeconds\": 60, "));

    ExecutionDescription ended = given.run("{}");

    assertThat(ended.status())
        .isEqualTo(new ExecutionStatus.TimedOut(TestHost.START.plusSeconds(60)));
    assertThat(given.types()).endsWith("ExecutionTimedOut");
    assertThat(given.engine.getExecutionHistory(ended.executionArn()).getLast().toJson().toString())
        .contains("\"executionTimedOutEventDetails\":{\"error\":\"States.Timeout\"}")
        .contains("\"previousEventId\":0");
    assertThat(given.host.pending()).isEmpty();
  }

  @Test
  void aMachineInTimeLeavesNoTimerBehind() {
    Fixture given =
        Fixture.of(wait("\"Seconds\": 6").replaceFirst("\\{", "{\"TimeoutSeconds\": 60, "));

    given.run("{}");

    assertThat(given.host.elapsed()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void aTaskWithoutAnAnswerTimesOutAndItsLateAnswerIsIgnored() {
    List<TaskReply> replies = new ArrayList<>();
    Fixture given =
        Fixture.of(
            Fixture.states(
                "T",
                """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "TimeoutSeconds": "{% $states.input.limit %}",
                  "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": true},
                "Late": {"Type": "Wait", "Seconds": 100, "End": true}"""),
            (call, reply) -> replies.add(reply));
    String arn = given.start("{\"limit\": 30}");
    given.host.runFor(Duration.ofSeconds(40));

    replies.get(0).succeed(JsonNodeFactory.instance.textNode("late"));
    given.host.runUntilIdle();

    assertThat(given.types())
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskTimedOut",
            "TaskStateExited",
            "WaitStateEntered",
            "WaitStateExited",
            "ExecutionSucceeded");
    assertThat(given.engine.describeExecution(arn).status().stopDate())
        .contains(TestHost.START.plusSeconds(130));
  }

  @Test
  void anEndlessLoopEndsAtTheHistoryLimit() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "A",
                """
                "A": {"Type": "Choice", "Default": "B",
                  "Choices": [{"Condition": "{% false %}", "Next": "Done"}]},
                "B": {"Type": "Pass", "Next": "A"}, "Done": {"Type": "Succeed"}"""));

    ExecutionDescription ended = given.run("{}");

    assertThat(Fixture.failure(ended).error()).isEqualTo("States.Runtime");
    assertThat(given.engine.executionCounts(ended.executionArn()).historyEvents())
        .isEqualTo(25_000);
  }
}
