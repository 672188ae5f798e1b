package io.wavegate.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The Java SDK's clients, unchanged, against the whole account behind one socket. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SdkOverASocketTest {
  private static final String PIPELINE = "checkout-prod";
  private static final Duration INTO_THE_BAKE = Duration.ofMinutes(30);

  private final GivenEndpoint endpoint;

  SdkOverASocketTest(@TempDir Path folder) throws Exception {
    this.endpoint = new GivenEndpoint(folder);
  }

  @AfterEach
  void end() throws Exception {
    endpoint.end();
  }

  private CodePipelineClient pipelines() {
    return endpoint.client(CodePipelineClient.builder());
  }

  private SfnClient states() {
    return endpoint.client(SfnClient.builder());
  }

  private CloudWatchClient cloudWatch() {
    return endpoint.client(CloudWatchClient.builder());
  }

  private String givenABakingRelease() {
    String execution =
        pipelines().startPipelineExecution(r -> r.name(PIPELINE)).pipelineExecutionId();
    endpoint.time().pass(INTO_THE_BAKE);
    return execution;
  }

  private String gateMachine() {
    return states().listStateMachines().stateMachines().stream()
        .map(StateMachineListItem::stateMachineArn)
        .filter(arn -> arn.endsWith("wave-gate"))
        .findFirst()
        .orElseThrow();
  }

  private ExecutionListItem bakingExecution() {
    return states()
        .listExecutions(r -> r.stateMachineArn(gateMachine()).statusFilter(ExecutionStatus.RUNNING))
        .executions()
        .getFirst();
  }

  @Test
  void anAlarmSetByHandRollsABakingReleaseBack() {
    String release = givenABakingRelease();
    ExecutionListItem baking = bakingExecution();

    cloudWatch()
        .setAlarmState(
            r ->
                r.alarmName("checkout-5xx")
                    .stateValue(StateValue.ALARM)
                    .stateReason("37 errors a minute"));
    endpoint.time().pass(Duration.ofMinutes(10));

    assertThat(baking.name()).startsWith("checkout-one-box-" + release.substring(0, 8));
    assertThat(states().describeExecution(r -> r.executionArn(baking.executionArn())).status())
        .isEqualTo(ExecutionStatus.FAILED);
    var newest =
        pipelines()
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
  void theHistoryOfAnExecutionIsReadPageByPageAndBackwards() {
    String unused = givenABakingRelease();
    String arn = bakingExecution().executionArn();

    List<HistoryEvent> all =
        states().getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(3)).stream()
            .flatMap(page -> page.events().stream())
            .toList();
    List<HistoryEvent> backwards =
        states().getExecutionHistory(r -> r.executionArn(arn).reverseOrder(true)).events();

    assertThat(all).hasSizeGreaterThan(10);
    assertThat(all.getFirst().type()).isEqualTo(HistoryEventType.EXECUTION_STARTED);
    assertThat(all.getFirst().executionStartedEventDetails().input()).contains("one-box");
    assertThat(all.getFirst().timestamp()).isAfter(Instant.parse("2026-05-04T08:05:00Z"));
    assertThat(backwards).isEqualTo(all.reversed());
    assertThat(
            states()
                .getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(false))
                .events()
                .getFirst()
                .executionStartedEventDetails()
                .input())
        .isNull();
  }

  @Test
  void aMachineIsDescribedAndAnExecutionStartedStoppedAndFound() {
    String machine = gateMachine();
    assertThat(states().describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .contains("Watch Wave");

    String started = states().startExecution(r -> r.stateMachineArn(machine)).executionArn();
    Instant stopped =
        states().stopExecution(r -> r.executionArn(started).error("Me").cause("why")).stopDate();

    var found = states().describeExecution(r -> r.executionArn(started));
    assertThat(found.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(found.error()).isEqualTo("Me");
    assertThat(found.stopDate()).isEqualTo(stopped);
    assertThat(found.input()).isEqualTo("{}");
    assertThat(found.inputDetails().included()).isTrue();
    assertThat(found.output()).isNull();
    assertThat(found.redriveCount()).isZero();
    assertThat(found.redriveStatusAsString()).isEqualTo("REDRIVABLE");
  }

  @Test
  void aRunningExecutionCannotBeRedrivenAndHasNeitherErrorNorCause() {
    String unused = givenABakingRelease();

    var found = states().describeExecution(r -> r.executionArn(bakingExecution().executionArn()));

    assertThat(found.error()).isNull();
    assertThat(found.cause()).isNull();
    assertThat(found.redriveStatusReason())
        .isEqualTo("Execution is RUNNING and cannot be redriven");
  }

  @Test
  void taskTokensThatAreNoneAreRefused() {
    assertThatThrownBy(() -> states().sendTaskHeartbeat(r -> r.taskToken("none")))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(() -> states().sendTaskSuccess(r -> r.taskToken("none").output("{}")))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(() -> states().sendTaskFailure(r -> r.taskToken("none")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void aPersonApprovesByTheNameOfTheAccessKey() {
    String release = givenABakingRelease();
    String token =
        pipelines().getPipelineState(r -> r.name(PIPELINE)).stageStates().stream()
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
            pipelines()
                .listActionExecutions(
                    r -> r.pipelineName(PIPELINE).filter(f -> f.pipelineExecutionId(release)))
                .actionExecutionDetails())
        .filteredOn(detail -> detail.actionName().equals("PromotionGate"))
        .extracting(ActionExecutionDetail::updatedBy)
        .containsExactly("arn:aws:sts::111122223333:assumed-role/local/alice");
  }

  @Test
  void aLineIsStoppedRetriedAndOpened() {
    String release = givenABakingRelease();
    CodePipelineClient pipelines = pipelines();
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
    CloudWatchClient cloudWatch = cloudWatch();
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
