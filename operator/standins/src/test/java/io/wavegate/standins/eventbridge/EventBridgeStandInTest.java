package io.wavegate.standins.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.Json;
import io.wavegate.standins.Samples;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import io.wavegate.standins.lambda.LambdaStandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBridgeStandInTest {
  private static final Caller SOMEONE =
      new Caller("111122223333", "eu-west-1", "arn:aws:iam::111122223333:user/someone");

  private final TestWorld world = new TestWorld();
  private final List<ObjectNode> received = new ArrayList<>();
  private Delivery delivery = Delivery.FAITHFUL;
  private final EventBridgeStandIn events =
      new EventBridgeStandIn(
          world, "111122223333", "eu-west-1", attempt -> delivery.deliver(attempt));

  private void given(String pattern) {
    events.putRule("default", "rule", pattern);
    events.putTarget("default", "rule", new Target("target", received::add));
  }

  private static ObjectNode recorded(String name) {
    return Samples.named(name).getFirst().deepCopy();
  }

  @Test
  void aRuleDeliversWhatItsPatternMatchesASecondLater() {
    given(
        """
        {"source": ["aws.codepipeline"], "detail": {"state": ["STARTED"], "version": [2]}}""");

    events.emit(recorded("deploy action started"));
    events.emit(recorded("deploy action failed"));
    assertThat(received).isEmpty();

    world.pass(Duration.ofSeconds(1));
    assertThat(received).containsExactly(recorded("deploy action started"));
  }

  @Test
  void whoeverRunsItDropsRepeatsAndDelaysDeliveries() {
    given("{\"source\": [\"aws.codepipeline\"]}");
    delivery = attempt -> {};
    events.emit(recorded("stage started"));
    world.pass(Duration.ofSeconds(1));
    assertThat(received).isEmpty();

    delivery =
        attempt -> {
          attempt.run();
          world.at(world.now().plusSeconds(60), "again", attempt::run);
        };
    events.emit(recorded("stage started"));
    world.pass(Duration.ofSeconds(1));
    assertThat(received).hasSize(1);
    world.pass(Duration.ofSeconds(60));
    assertThat(received).hasSize(2);
  }

  @Test
  void eachDeliveryHasItsOwnCopy() {
    given("{\"source\": [\"aws.codepipeline\"]}");
    events.putTarget("default", "rule", new Target("other", event -> event.put("source", "mine")));
    events.putTarget("default", "rule", new Target("third", received::add));

    events.emit(recorded("stage started"));
    world.pass(Duration.ofSeconds(1));

    assertThat(received)
        .extracting(event -> event.path("source").asText())
        .containsExactly("aws.codepipeline", "aws.codepipeline");
  }

  @Test
  void aDisabledRuleDeliversNothing() {
    given("{\"source\": [\"aws.codepipeline\"]}");
    events.enable("default", "rule", false);

    events.emit(recorded("stage started"));
    world.pass(Duration.ofSeconds(1));

    assertThat(received).isEmpty();
  }

  @Test
  void aReplacedRuleKeepsItsTargetsAndForgetsItsPattern() {
    given("{\"source\": [\"aws.codepipeline\"]}");
    events.putRule("default", "rule", "{\"source\": [\"aws.cloudwatch\"]}");

    events.emit(recorded("stage started"));
    events.emit(recorded("CloudWatch Alarm State Change: ServerCpuTooHigh"));
    world.pass(Duration.ofSeconds(1));

    assertThat(received)
        .extracting(event -> event.path("source").asText())
        .containsExactly("aws.cloudwatch");
  }

  @Test
  void aPatternThatIsNoneIsRefusedAtOnce() {
    assertThatThrownBy(() -> events.putRule("default", "r", "{\"source\": \"aws.codepipeline\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("r");
  }

  @Test
  void anEventCrossesToAnotherAccountsBusAsItWas() {
    EventBridgeStandIn hub =
        new EventBridgeStandIn(world, "999999999999", "eu-west-1", Delivery.FAITHFUL);
    hub.createBus("wavegate");
    hub.putRule("wavegate", "alarms", "{\"account\": [\"123456789012\"]}");
    hub.putTarget("wavegate", "alarms", new Target("hub", received::add));
    events.putRule("default", "forward", "{\"source\": [\"aws.cloudwatch\"]}");
    events.putTarget("default", "forward", Target.bus("to-hub", hub, "wavegate"));

    ObjectNode alarm = recorded("CloudWatch Alarm State Change: ServerCpuTooHigh");
    events.emit(alarm);
    world.pass(Duration.ofSeconds(2));

    assertThat(received).containsExactly(alarm);
  }

  @Test
  void aFunctionTargetIsInvokedWithTheEvent() {
    LambdaStandIn functions = new LambdaStandIn(world);
    List<String> payloads = new ArrayList<>();
    functions.register("watch", (payload, reply) -> payloads.add(payload));
    events.putRule("default", "r", "{\"source\": [\"aws.codepipeline\"]}");
    events.putTarget("default", "r", Target.function("watch", "watch", functions));

    events.emit(recorded("stage started"));
    world.pass(Duration.ofSeconds(1));

    assertThat(payloads).hasSize(1);
    assertThat(Json.parse(payloads.getFirst()).path("detail-type").asText())
        .isEqualTo("CodePipeline Stage Execution State Change");
  }

  @Test
  void aScheduleFiresOncePerPeriodUntilItIsCancelled() {
    Cancellation schedule =
        events.schedule("watch", Duration.ofMinutes(1), new Target("t", received::add));

    world.pass(Duration.ofMinutes(3));
    assertThat(received).hasSize(3);
    schedule.cancel();
    world.pass(Duration.ofMinutes(3));

    assertThat(received).hasSize(3);
    assertThat(received.getFirst().path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(received.getFirst().path("time").asText()).isEqualTo("2026-03-02T09:01:00Z");
    assertThat(received.getFirst().at("/resources/0").asText())
        .isEqualTo("arn:aws:events:eu-west-1:111122223333:rule/watch");
  }

  @Test
  void putEventsAnswersPerEntryAndRefusesWhatOnlyServicesMayClaim() throws ServiceError {
    given("{\"source\": [{\"prefix\": \"\"}]}");

    JsonNode answer =
        events.call(
            "PutEvents",
            Json.parse(
                """
                {"Entries": [
                  {"Source": "wavegate", "DetailType": "Gate", "Detail": "{\\"a\\": 1}"},
                  {"Source": "aws.codepipeline", "DetailType": "Gate", "Detail": "{}"},
                  {"Source": "wavegate", "DetailType": "Gate", "Detail": "[]"},
                  {"Source": "wavegate", "Detail": "{}"},
                  {"Source": "w", "DetailType": "G", "Detail": "{}", "EventBusName": "none"}]}"""),
            SOMEONE);
    world.pass(Duration.ofSeconds(1));

    assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(4);
    assertThat(answer.path("Entries"))
        .extracting(entry -> entry.path("ErrorCode").asText(""))
        .containsExactly(
            "",
            "NotAuthorizedForSourceException",
            "MalformedDetail",
            "InvalidArgument",
            "InvalidArgument");
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().path("account").asText()).isEqualTo("111122223333");
    assertThat(received.getFirst().at("/detail/a").asInt()).isEqualTo(1);
  }
}
