package io.wavegate.codec.event;

import static io.wavegate.codec.event.EventSamples.decode;
import static io.wavegate.codec.event.EventSamples.sample;
import static io.wavegate.codec.event.EventSamples.samples;
import static io.wavegate.codec.event.EventSamples.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.event.IncomingEvent.ActionStateChange;
import io.wavegate.codec.event.IncomingEvent.AlarmConfigurationChange;
import io.wavegate.codec.event.IncomingEvent.AlarmStateChange;
import io.wavegate.codec.event.IncomingEvent.Discarded;
import io.wavegate.codec.event.IncomingEvent.MachineEnded;
import io.wavegate.codec.event.IncomingEvent.ParameterChange;
import io.wavegate.codec.event.IncomingEvent.PipelineJob;
import io.wavegate.codec.event.IncomingEvent.PipelineStateChange;
import io.wavegate.codec.event.IncomingEvent.Scheduled;
import io.wavegate.codec.event.IncomingEvent.StageStateChange;
import io.wavegate.core.evidence.AlarmState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingEventsTest {
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "CodePipeline Pipeline Execution State Change", PipelineStateChange.class,
          "CodePipeline Stage Execution State Change", StageStateChange.class,
          "CodePipeline Action Execution State Change", ActionStateChange.class,
          "CloudWatch Alarm State Change", AlarmStateChange.class,
          "CloudWatch Alarm Configuration Change", AlarmConfigurationChange.class,
          "Step Functions Execution Status Change", MachineEnded.class);

  static Stream<Arguments> conformance() throws IOException {
    return StreamSupport.stream(samples().spliterator(), false)
        .map(
            sample -> {
              JsonNode document = sample.path("document");
              return Arguments.of(
                  Named.of(sample.path("name").asText(), document), kindOf(document));
            });
  }

  private static Class<?> kindOf(JsonNode document) {
    String type = document.path("detail-type").asText(document.path("detailType").asText());
    return document.has("CodePipeline.job")
        ? PipelineJob.class
        : KINDS.getOrDefault(type, Discarded.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conformance")
  void everyDocumentThatTheServicesSendIsDecodedAsItsKind(JsonNode document, Class<?> kind) {
    assertThat(decode(document)).isInstanceOf(kind);
  }

  @Test
  void onlyTheListingAmongTheSamplesIsNoEvent() throws IOException {
    List<String> discarded =
        conformance()
            .map(sample -> decode(((Named<?>) sample.get()[0]).getPayload().toString()))
            .filter(Discarded.class::isInstance)
            .map(event -> ((Discarded) event).why())
            .toList();

    assertThat(discarded)
        .containsExactly("no event of a known kind: detail-type \"\", source \"\"");
  }

  @Test
  void aPipelineChangeTellsTheReleaseAndItsState() throws IOException {
    assertThat(decode(sample("pipeline stopping")))
        .asInstanceOf(type(PipelineStateChange.class))
        .satisfies(
            change -> {
              assertThat(change.release().pipeline().arn())
                  .isEqualTo("arn:aws:codepipeline:us-east-1:123456789012:myPipeline");
              assertThat(change.release().execution())
                  .isEqualTo("12345678-1234-5678-abcd-12345678abcd");
              assertThat(change.state()).isEqualTo(ExecutionState.STOPPING);
              assertThat(change.pipelineVersion()).isEqualTo(3);
              assertThat(change.origin().time()).isEqualTo(Instant.parse("2020-01-24T22:03:07Z"));
              assertThat(change.origin().id()).contains("01234567-EXAMPLE");
            });
  }

  @Test
  void aRetriedStageTellsWhenItWas() throws IOException {
    JsonNode resumed =
        sample(
            "stage resumed by a retry (stage-last-retry-attempt-time stays in later stage events)");

    assertThat(decode(resumed))
        .asInstanceOf(type(StageStateChange.class))
        .satisfies(
            change -> {
              assertThat(change.stage()).isEqualTo("Build");
              assertThat(change.state()).isEqualTo(StageState.RESUMED);
              assertThat(change.retriedAt()).contains(Instant.parse("2023-10-26T14:14:56.305Z"));
            });
  }

  @Test
  void anActionOfAnotherRegionBelongsToThePipelinesRegion() throws IOException {
    assertThat(decode(sample("deploy action failed")))
        .asInstanceOf(type(ActionStateChange.class))
        .satisfies(
            change -> {
              assertThat(change.release().pipeline().region()).isEqualTo("us-east-1");
              assertThat(change.state()).isEqualTo(ActionState.FAILED);
              assertThat(change.type().isDeploy()).isTrue();
              assertThat(change.actionExecution()).contains("47f821c5-a902-44b2-ae61-b878d31ecd21");
              assertThat(change.result())
                  .contains(new ActionResult("Deployment <ID> failed", "<ID>", "JobFailed"));
            });
  }

  @Test
  void theProcessedFormIsReadToo() throws IOException {
    assertThat(decode(sample("approval rejected (summary is the reviewer's text)")))
        .asInstanceOf(type(ActionStateChange.class))
        .satisfies(
            change -> {
              assertThat(change.origin().id()).isEmpty();
              assertThat(change.type().isManualApproval()).isTrue();
              assertThat(change.actionExecution()).isEmpty();
              assertThat(change.result().orElseThrow().summary())
                  .isEqualTo("test rejection message");
            });
  }

  @Test
  void anAlarmTellsItsStatesAndWhichChildrenTriggeredIt() throws IOException {
    assertThat(decode(sample("CloudWatch Alarm State Change: ServiceAggregatedAlarm ALARM")))
        .asInstanceOf(type(AlarmStateChange.class))
        .satisfies(
            change -> {
              assertThat(change.alarm().name()).isEqualTo("ServiceAggregatedAlarm");
              assertThat(change.state()).isEqualTo(AlarmState.ALARM);
              assertThat(change.previous()).contains(AlarmState.OK);
              assertThat(change.at()).isEqualTo(Instant.parse("2022-07-22T15:57:45.394Z"));
              assertThat(change.triggeredBy())
                  .extracting(child -> child.alarm().name() + " " + child.state())
                  .containsExactly("ServerCpuTooHigh ALARM");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "{\"triggeringAlarms\":[{\"arn\":\"x\"}]}",
        "{\"triggeringAlarms\":7}"
      })
  void anAlarmWhoseExplanationCannotBeReadIsStillAnAlarm(String reasonData) throws IOException {
    ObjectNode event = sample("CloudWatch Alarm State Change: ServiceAggregatedAlarm ALARM");
    ((ObjectNode) event.at("/detail/state")).put("reasonData", reasonData);

    assertThat(decode(event))
        .asInstanceOf(type(AlarmStateChange.class))
        .satisfies(change -> assertThat(change.triggeredBy()).isEmpty());
  }

  @Test
  void anEditedAlarmTellsTheOperation() throws IOException {
    assertThat(
            StreamSupport.stream(samples().spliterator(), false)
                .map(sample -> decode(sample.path("document")))
                .filter(AlarmConfigurationChange.class::isInstance)
                .map(event -> ((AlarmConfigurationChange) event).operation()))
        .containsExactly(
            AlarmOperation.CREATE,
            AlarmOperation.CREATE,
            AlarmOperation.UPDATE,
            AlarmOperation.UPDATE,
            AlarmOperation.DELETE,
            AlarmOperation.DELETE);
  }

  @Test
  void anEndedMachineTellsHowAndWithWhichInput() throws IOException {
    ObjectNode event = sample("state machine execution status change");
    ((ObjectNode) event.path("detail")).put("error", "States.Runtime").put("cause", "why");

    assertThat(decode(event))
        .asInstanceOf(type(MachineEnded.class))
        .satisfies(
            ended -> {
              assertThat(ended.name()).isEqualTo("name");
              assertThat(ended.end()).isEqualTo(MachineEnd.FAILED);
              assertThat(ended.input()).contains("{}");
              assertThat(ended.failure()).contains(new MachineFailure("States.Runtime", "why"));
            });
  }

  @Test
  void aTickOfAScheduleIsRead() {
    String tick =
        """
        {"version":"0","id":"53dc4d37","detail-type":"Scheduled Event","source":"aws.events",\
        "account":"123456789012","time":"2026-05-04T12:05:00Z","region":"eu-west-1",\
        "resources":["arn:aws:events:eu-west-1:123456789012:rule/watch"],"detail":{}}""";

    assertThat(decode(tick))
        .asInstanceOf(type(Scheduled.class))
        .satisfies(
            scheduled -> {
              assertThat(scheduled.origin().time())
                  .isEqualTo(Instant.parse("2026-05-04T12:05:00Z"));
              assertThat(scheduled.resource()).endsWith("rule/watch");
            });
    assertThat(why(tick.replace("rule/watch", "rule/a b"))).contains("rule/a b");
  }

  @Test
  void aParametersChangeIsRead() {
    String change =
        """
        {"version":"0","id":"53dc4d37","detail-type":"Parameter Store Change",\
        "source":"aws.ssm","account":"123456789012","time":"2026-05-04T12:05:00Z",\
        "region":"eu-west-1","resources":["arn:aws:ssm:eu-west-1:123456789012:parameter/a/b"],\
        "detail":{"operation":"Update","name":"/a/b","type":"String"}}""";

    assertThat(decode(change))
        .asInstanceOf(type(ParameterChange.class))
        .satisfies(
            parameter -> {
              assertThat(parameter.name()).isEqualTo("/a/b");
              assertThat(parameter.operation()).isEqualTo("Update");
              assertThat(parameter.origin().account()).isEqualTo("123456789012");
            });
    assertThat(why(change.replace("\"/a/b\"", "\"/a/b\\u000ac\""))).startsWith("detail.name ");
    assertThat(why(change.replace("Store Change", "Store Policy Action")))
        .contains("Parameter Store Policy Action");
  }

  @Test
  void aReplayedEventSaysSo() throws IOException {
    ObjectNode event = sample("pipeline failed");
    event.put("replay-name", "friday");

    assertThat(((PipelineStateChange) decode(event)).origin().replay()).contains("friday");
  }

  @Test
  void aJobKeepsNothingOfItsCredentialsAndShowsNeitherIdNorToken() throws IOException {
    ObjectNode event = sample("Lambda action job with a continuation token");

    PipelineJob job = (PipelineJob) decode(event);

    assertThat(job)
        .isEqualTo(
            new PipelineJob(
                "11111111-abcd-1111-abcd-111111abcdef",
                "111111111111",
                "input_parameter",
                Optional.of("token_ID")));
    assertThat(job.toString()).isEqualTo("PipelineJob[account=111111111111, continued=true]");
  }

  @Test
  void anAbsentNullAndEmptyContinuationTokenAreTheSame() throws IOException {
    List<Consumer<ObjectNode>> forms =
        List.of(
            data -> data.remove("continuationToken"),
            data -> data.putNull("continuationToken"),
            data -> data.put("continuationToken", ""));

    for (Consumer<ObjectNode> form : forms) {
      ObjectNode event = sample("Lambda action job");
      form.accept((ObjectNode) event.path("CodePipeline.job").path("data"));

      assertThat(((PipelineJob) decode(event)).continuationToken()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "\"1\"", "\"1.0\""})
  void theVersionMayBeWrittenInAnyWay(String version) throws IOException {
    String event =
        sample("pipeline failed").toString().replace("\"version\":4.0", "\"version\":" + version);

    assertThat(((PipelineStateChange) decode(event)).pipelineVersion()).isEqualTo(1);
  }
}
