package io.wavegate.local.endpoint;

import static io.wavegate.local.endpoint.GivenEndpoint.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.ExecutionType;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The Java SDK's clients, unchanged, against the whole account behind one socket. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SdkOverASocketTest {
  private final GivenEndpoint endpoint;

  SdkOverASocketTest(@TempDir Path folder) throws Exception {
    this.endpoint = new GivenEndpoint(folder);
  }

  @AfterEach
  void end() throws Exception {
    endpoint.end();
  }

  @Test
  void anAlarmSetByHandRollsABakingReleaseBack() {
    String release = endpoint.bakingRelease();
    ExecutionListItem baking = endpoint.bakingExecution();

    endpoint
        .cloudWatch()
        .setAlarmState(
            r ->
                r.alarmName("checkout-5xx")
                    .stateValue(StateValue.ALARM)
                    .stateReason("37 errors a minute"));
    endpoint.time().pass(Duration.ofMinutes(10));

    assertThat(baking.name()).startsWith("checkout-one-box-" + release.substring(0, 8));
    assertThat(
            endpoint
                .states()
                .describeExecution(r -> r.executionArn(baking.executionArn()))
                .status())
        .isEqualTo(ExecutionStatus.FAILED);
    var newest =
        endpoint
            .pipelines()
            .listPipelineExecutions(r -> r.pipelineName(PIPELINE))
            .pipelineExecutionSummaries()
            .getFirst();
    assertThat(newest.executionType()).isEqualTo(ExecutionType.ROLLBACK);
    assertThat(newest.statusAsString()).isEqualTo("Succeeded");
    assertThat(endpoint.told())
        .anySatisfy(
            told -> {
              assertThat(told.execution()).isEqualTo(release);
              assertThat(told.entry().text())
                  .contains("checkout-aggregate went to ALARM", "37 errors a minute");
            });
  }

  @Test
  void aPersonApprovesByTheNameOfTheAccessKey() {
    String release = endpoint.bakingRelease();
    String token =
        endpoint.pipelines().getPipelineState(r -> r.name(PIPELINE)).stageStates().stream()
            .flatMap(stage -> stage.actionStates().stream())
            .filter(action -> action.actionName().equals("PromotionGate"))
            .map(ActionState::latestExecution)
            .filter(latest -> latest != null && latest.token() != null)
            .findFirst()
            .orElseThrow()
            .token();

    endpoint
        .client(CodePipelineClient.builder(), "alice", Region.EU_WEST_1)
        .putApprovalResult(
            r ->
                r.pipelineName(PIPELINE)
                    .stageName("Prod-OneBox")
                    .actionName("PromotionGate")
                    .token(token)
                    .result(a -> a.status(ApprovalStatus.APPROVED).summary("seen")));

    assertThat(
            endpoint
                .pipelines()
                .listActionExecutions(
                    r -> r.pipelineName(PIPELINE).filter(f -> f.pipelineExecutionId(release)))
                .actionExecutionDetails())
        .filteredOn(detail -> detail.actionName().equals("PromotionGate"))
        .extracting(ActionExecutionDetail::updatedBy)
        .containsExactly("arn:aws:sts::111122223333:assumed-role/local/alice");
  }

  @Test
  void aLineIsStoppedRetriedAndOpened() {
    String release = endpoint.bakingRelease();
    CodePipelineClient pipelines = endpoint.pipelines();
    assertThat(pipelines.listPipelines().pipelines())
        .singleElement()
        .satisfies(pipeline -> assertThat(pipeline.name()).isEqualTo(PIPELINE));
    assertThat(pipelines.getPipeline(r -> r.name(PIPELINE)).metadata().pipelineArn())
        .endsWith(":" + PIPELINE);

    pipelines.disableStageTransition(
        r ->
            r.pipelineName(PIPELINE)
                .stageName("Prod-Wave-1")
                .transitionType(StageTransitionType.INBOUND)
                .reason("lunch"));
    pipelines.stopPipelineExecution(
        r -> r.pipelineName(PIPELINE).pipelineExecutionId(release).abandon(true));
    assertThat(
            pipelines
                .getPipelineExecution(r -> r.pipelineName(PIPELINE).pipelineExecutionId(release))
                .pipelineExecution()
                .statusAsString())
        .isEqualTo("Stopped");
    pipelines.enableStageTransition(
        r ->
            r.pipelineName(PIPELINE)
                .stageName("Prod-Wave-1")
                .transitionType(StageTransitionType.INBOUND));
    assertThat(pipelines.getPipelineState(r -> r.name(PIPELINE)).stageStates())
        .allSatisfy(stage -> assertThat(stage.inboundTransitionState().enabled()).isTrue());
  }

  @Test
  void alarmsAndMetricsAreReadAndPut() {
    CloudWatchClient cloudWatch = endpoint.cloudWatch();
    Instant start = Instant.parse("2026-05-04T08:00:00Z");
    cloudWatch.putMetricData(
        r ->
            r.namespace("Mine")
                .metricData(MetricDatum.builder().metricName("n").value(2.0).build()));
    endpoint.time().pass(Duration.ofMinutes(2));

    var read =
        cloudWatch.getMetricData(
            r ->
                r.startTime(start)
                    .endTime(start.plus(Duration.ofHours(1)))
                    .metricDataQueries(
                        MetricDataQuery.builder()
                            .id("m")
                            .metricStat(
                                s ->
                                    s.stat("Sum")
                                        .period(60)
                                        .metric(m -> m.namespace("Mine").metricName("n")))
                            .build()));

    assertThat(read.metricDataResults().getFirst().values()).containsExactly(2.0);
    assertThat(
            cloudWatch
                .describeAlarms(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.stateValue()).isEqualTo(StateValue.OK));
    assertThat(
            cloudWatch.describeAlarmHistory(r -> r.alarmName("checkout-5xx")).alarmHistoryItems())
        .isNotEmpty();
    assertThatThrownBy(
            () ->
                cloudWatch.setAlarmState(
                    r -> r.alarmName("none").stateValue(StateValue.OK).stateReason("x")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Unknown alarm 'none'");
  }

  @Test
  void eventsParametersAndTopicsAreThere() {
    EventBridgeClient events = endpoint.client(EventBridgeClient.builder());
    SsmClient parameters = endpoint.client(SsmClient.builder());
    SnsClient topics = endpoint.client(SnsClient.builder());

    assertThat(
            events
                .putEvents(
                    r ->
                        r.entries(
                            PutEventsRequestEntry.builder()
                                .source("mine")
                                .detailType("x")
                                .detail("{}")
                                .build()))
                .failedEntryCount())
        .isZero();
    parameters.putParameter(r -> r.name("/mine").value("v").type(ParameterType.STRING));
    assertThat(parameters.getParameter(r -> r.name("/mine")).parameter().value()).isEqualTo("v");
    String topic = topics.listTopics().topics().getFirst().topicArn();
    assertThat(topics.publish(r -> r.topicArn(topic).message("hello")).messageId()).isNotEmpty();
  }

  @Test
  void anotherRegionAndAServiceThatIsNotHereAreRefusedInASentence() {
    assertThatThrownBy(
            () ->
                endpoint
                    .client(CodePipelineClient.builder(), "me", Region.US_EAST_1)
                    .listPipelines())
        .hasMessageContaining("there is only eu-west-1 here, the request is signed for us-east-1");
    assertThatThrownBy(() -> endpoint.client(DynamoDbClient.builder()).listTables())
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("this endpoint has no service \"dynamodb\"");
  }
}
