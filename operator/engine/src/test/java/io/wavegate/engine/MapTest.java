package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapTest {
  private static String map(String extra) {
    return Fixture.states(
        "Tests",
        """
        "Tests": {"Type": "Map", "Items": "{%% $states.input %%}",
          "ItemSelector": {"i": "{%% $states.context.Map.Item.Index %%}",
                           "v": "{%% $states.context.Map.Item.Value %%}"},
          "ItemProcessor": {"StartAt": "Run", "States": {"Run": {"Type": "Task",
             "Resource": "arn:aws:states:::aws-sdk:lambda:invoke", "End": true}}},
          %s "End": true}"""
            .formatted(extra));
  }

  /** Answers after as many seconds as the item says; a negative item fails after as many. */
  private static final class Service {
    private TestHost host = TestHost.withoutService();
    private int running;
    private int most;
    private final List<String> started = new ArrayList<>();

    void perform(TaskCall call, TaskReply reply) {
      int seconds = call.arguments().path("v").asInt();
      started.add(call.arguments().path("i") + "@" + host.elapsed().toSeconds());
      most = Math.max(most, ++running);
      Cancellation unused =
          host.at(
              host.now().plusSeconds(Math.abs(seconds)),
              "answer",
              () -> {
                running--;
                if (seconds < 0) {
                  reply.fail("TestFailed", "item " + seconds);
                } else {
                  reply.succeed(call.arguments().path("v"));
                }
              });
    }
  }

  private final Service service = new Service();

  private Fixture given(String extra) {
    Fixture fixture = Fixture.of(map(extra), service::perform);
    service.host = fixture.host;
    return fixture;
  }

  @Test
  void resultsKeepTheOrderOfTheItems() {
    JsonNode output = Fixture.output(given("").run("[5,1,3]"));

    assertThat(Json.text(output)).isEqualTo("[5,1,3]");
    assertThat(service.most).isEqualTo(3);
  }

  @Test
  void asManyIterationsRunAsMaxConcurrencySaysAndTheNextStartsWhenOneEnds() {
    Fixture given = given("\"MaxConcurrency\": 2,");

    given.run("[5,1,3,1]");

    assertThat(service.most).isEqualTo(2);
    assertThat(service.started).containsExactly("0@0", "1@0", "2@1", "3@4");
    assertThat(given.host.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anInlineMapRunsFortyAtOnce() {
    given("").run("[" + "1,".repeat(49) + "1]");

    assertThat(service.most).isEqualTo(40);
  }

  @Test
  void aFailedIterationStopsTheOthers() {
    Fixture given = given("");

    ExecutionDescription ended = given.run("[-1,60]");

    assertThat(Fixture.failure(ended).error()).isEqualTo("TestFailed");
    assertThat(ended.status().stopDate()).contains(TestHost.START.plusSeconds(1));
    assertThat(given.types())
        .containsSubsequence(
            "TaskFailed",
            "TaskStateAborted",
            "MapIterationAborted",
            "TaskStateAborted",
            "MapIterationFailed",
            "MapStateFailed",
            "ExecutionFailed");
  }

  @Test
  void toleratedFailuresAreLeftOut() {
    JsonNode output = Fixture.output(given("\"ToleratedFailureCount\": 1,").run("[1,-1,2]"));

    assertThat(Json.text(output)).isEqualTo("[1,2]");
  }

  @Test
  void oneFailureMoreThanToleratedFailsTheState() {
    Fixture given = given("\"ToleratedFailurePercentage\": 34,");

    assertThat(Fixture.failure(given.run("[1,-1,-2]")).cause())
        .isEqualTo("The specified tolerated failure threshold was exceeded");
  }

  @Test
  void noItemsMakeAnEmptyResult() {
    assertThat(Json.text(Fixture.output(given("").run("[]")))).isEqualTo("[]");
  }

  @Test
  void aCaughtFailureOfAnIterationIsTheErrorOutput() {
    String caught =
        """
        "Catch": [{"ErrorEquals": ["TestFailed"], "Output": "{% $states.errorOutput.Cause %}",
                   "Next": "Caught"}], "Next": "Caught"},
        "Caught": {"Type": "Pass",""";

    assertThat(Json.text(Fixture.output(given(caught).run("[-7]")))).isEqualTo("\"item -7\"");
  }

  /** The order and the events that they follow are as others report having measured on AWS. */
  @Test
  void whatAFailedIterationCutsFollowsItsLastEvent() {
    Fixture given =
        Fixture.of(
            Fixture.states(
                "M",
                """
                "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Route", "States": {
                   "Route": {"Type": "Choice", "Default": "Long", "Choices": [
                     {"Condition": "{% $states.input = 'fail' %}", "Next": "Pause"}]},
                   "Long": {"Type": "Wait", "Seconds": 15, "End": true},
                   "Pause": {"Type": "Wait", "Seconds": 1, "Next": "Boom"},
                   "Boom": {"Type": "Fail", "Error": "Boom"}}}}"""));

    given.run("[\"long\",\"fail\"]");

    List<HistoryEvent> all = given.engine.getExecutionHistory(given.arn());
    List<HistoryEvent> tail = all.subList(all.size() - 6, all.size());
    assertThat(tail)
        .extracting(HistoryEvent::type)
        .containsExactly(
            "FailStateEntered",
            "MapIterationAborted",
            "WaitStateAborted",
            "MapIterationFailed",
            "MapStateFailed",
            "ExecutionFailed");
    assertThat(tail.subList(1, 5))
        .extracting(HistoryEvent::previousEventId)
        .containsOnly(tail.get(0).id());
    assertThat(tail.get(5).previousEventId()).isEqualTo(tail.get(4).id());
  }

  @Test
  void aSelectorThatFailsStopsTheIterationsThatRun() {
    String definition = map("").replace("Item.Value %}", "Item.Value.v %}");
    Fixture given = Fixture.of(definition, (call, reply) -> {});

    ExecutionStatus.Failed failure = Fixture.failure(given.run("[{\"v\": 1}, {}]"));

    assertThat(failure.cause()).contains("'ItemSelector/v'");
    assertThat(given.types())
        .containsSubsequence("EvaluationFailed", "MapIterationAborted", "MapStateFailed");
  }
}
