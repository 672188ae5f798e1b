package io.wavegate.standins.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.TestWorld;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.cloudwatch.MetricName;
import io.wavegate.standins.codepipeline.CodePipelineStandIn;
import io.wavegate.standins.eventbridge.Delivery;
import io.wavegate.standins.eventbridge.EventBridgeStandIn;
import io.wavegate.standins.eventbridge.Target;
import io.wavegate.standins.lambda.LambdaStandIn;
import io.wavegate.standins.model.OperationTable;
import io.wavegate.standins.sns.SnsStandIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Unchanged clients of the AWS SDK reach the tables, each in its service's own protocol. */
class SdkClientsTest {
  private static final String ACCOUNT = "111122223333";
  private static final Caller NOBODY = new Caller(ACCOUNT, "eu-west-1", "arn:aws:iam::1:user/x");

  private final TestWorld world = new TestWorld();
  private final Directory directory =
      new Directory(NOBODY)
          .caller(
              "AKIDGATE",
              new Caller(ACCOUNT, "eu-west-1", "arn:aws:sts::111122223333:assumed-role/gate/x"));
  private final List<Call> calls = new ArrayList<>();
  private CallInterceptor around =
      (call, proceed) -> {
        calls.add(call);
        return proceed.run();
      };

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDGATE", "none")))
        .httpClient(http())
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  private StandInHttpClient http() {
    return new StandInHttpClient(
        directory, (call, proceed) -> around.around(call, proceed), world::uuid, world::now);
  }

  private void givenPipeline() {
    CodePipelineStandIn pipelines =
        new CodePipelineStandIn(
            ACCOUNT,
            "eu-west-1",
            new CodePipelineStandIn.Surroundings(
                world,
                event -> {},
                new LambdaStandIn(world),
                (start, completion) -> completion.found("commit-1", "Change", "")));
    pipelines.putPipeline(
        Json.parse(
            """
            {"pipeline": {"name": "checkout", "pipelineType": "V2", "stages": [
              {"name": "Source", "actions": [{"name": "Checkout", "runOrder": 1,
                "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3",
                                 "version": "1"}}]},
              {"name": "Prod", "actions": [{"name": "Promote", "runOrder": 1,
                "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual",
                                 "version": "1"}}]}]}}"""));
    directory.table(ACCOUNT, "eu-west-1", pipelines);
  }

  @Test
  void codePipelineSpeaksJson() {
    givenPipeline();
    CodePipelineClient client = client(CodePipelineClient.builder());

    String id = client.startPipelineExecution(r -> r.name("checkout")).pipelineExecutionId();
    StageState prod = client.getPipelineState(r -> r.name("checkout")).stageStates().get(1);
    String token = prod.actionStates().getFirst().latestExecution().token();
    client.putApprovalResult(
        r ->
            r.pipelineName("checkout")
                .stageName("Prod")
                .actionName("Promote")
                .token(token)
                .result(result -> result.status("Approved").summary("fine")));

    assertThat(prod.actionStates().getFirst().latestExecution().lastStatusChange())
        .isEqualTo(world.now());
    assertThat(
            client
                .getPipelineExecution(r -> r.pipelineName("checkout").pipelineExecutionId(id))
                .pipelineExecution()
                .statusAsString())
        .isEqualTo("Succeeded");
    assertThat(
            client
                .listActionExecutions(r -> r.pipelineName("checkout"))
                .actionExecutionDetails()
                .getFirst()
                .updatedBy())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/gate/x");
  }

  @Test
  void codePipelineErrorsArriveAsTheirOwnClasses() {
    givenPipeline();
    CodePipelineClient client = client(CodePipelineClient.builder());

    assertThatThrownBy(() -> client.getPipelineState(r -> r.name("nobody")))
        .isInstanceOf(PipelineNotFoundException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> client.getPipelineState(r -> r.name("no blanks")))
        .isInstanceOfSatisfying(
            CodePipelineException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void cloudWatchSpeaksQuery() {
    CloudWatchStandIn alarms = new CloudWatchStandIn(world, ACCOUNT, "eu-west-1", event -> {});
    directory.table(ACCOUNT, "eu-west-1", alarms);
    CloudWatchClient client = client(CloudWatchClient.builder());
    client.putMetricAlarm(
        r ->
            r.alarmName("errors & <faults>")
                .namespace("AWS/ApiGateway")
                .metricName("5XXError")
                .dimensions(dimension("ApiName", "checkout"))
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(3)
                .threshold(0.5)
                .comparisonOperator("GreaterThanThreshold"));
    client.putCompositeAlarm(
        r -> r.alarmName("aggregate").alarmRule("ALARM(\"errors & <faults>\")"));
    alarms.transition(
        "errors & <faults>", AlarmValue.ALARM, "Threshold\ncrossed", Optional.empty());

    DescribeAlarmsResponse both =
        client.describeAlarms(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM, AlarmType.METRIC_ALARM));

    assertThat(both.compositeAlarms().getFirst().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(both.metricAlarms().getFirst().alarmName()).isEqualTo("errors & <faults>");
    assertThat(both.metricAlarms().getFirst().stateReason()).isEqualTo("Threshold\ncrossed");
    assertThat(both.metricAlarms().getFirst().stateUpdatedTimestamp()).isEqualTo(world.now());
    assertThat(both.metricAlarms().getFirst().threshold()).isEqualTo(0.5);
    assertThat(both.metricAlarms().getFirst().dimensions().getFirst().value())
        .isEqualTo("checkout");
    assertThat(
            client
                .describeAlarmHistory(
                    r -> r.alarmName("aggregate").alarmTypes(AlarmType.COMPOSITE_ALARM))
                .alarmHistoryItems()
                .getFirst()
                .historySummary())
        .isEqualTo("Alarm updated from INSUFFICIENT_DATA to ALARM");
  }

  @Test
  void cloudWatchReadsMetricsAndLargeCompressedPuts() {
    CloudWatchStandIn alarms = new CloudWatchStandIn(world, ACCOUNT, "eu-west-1", event -> {});
    alarms.metric(
        new MetricName("AWS/ApiGateway", "Count", Map.of("ApiName", "checkout")),
        (from, until) -> OptionalDouble.of((double) Duration.between(from, until).toSeconds()));
    directory.table(ACCOUNT, "eu-west-1", alarms);
    CloudWatchClient client = client(CloudWatchClient.builder());
    client.putMetricData(
        r ->
            r.namespace("Gate")
                .metricData(
                    MetricDatum.builder()
                        .metricName("Looks")
                        .timestamp(world.now())
                        .values(Collections.nCopies(149, 2.0))
                        .counts(Collections.nCopies(149, 1.0))
                        .dimensions(dimension("Filler", "x".repeat(1024)))
                        .build()));
    world.pass(Duration.ofMinutes(2));

    List<MetricDataResult> results =
        client
            .getMetricData(
                r ->
                    r.startTime(world.now().minusSeconds(120))
                        .endTime(world.now())
                        .metricDataQueries(
                            query(
                                "traffic",
                                "AWS/ApiGateway",
                                "Count",
                                dimension("ApiName", "checkout")),
                            query("looks", "Gate", "Looks", dimension("Filler", "x".repeat(1024)))))
            .metricDataResults();

    assertThat(results.getFirst().values()).containsExactly(60.0, 60.0);
    assertThat(results.getFirst().timestamps())
        .containsExactly(world.now().minusSeconds(60), world.now().minusSeconds(120));
    assertThat(results.getFirst().statusCodeAsString()).isEqualTo("Complete");
    assertThat(results.get(1).values()).containsExactly(298.0);
  }

  @Test
  void cloudWatchErrorsCarryTheirCodes() {
    directory.table(
        ACCOUNT, "eu-west-1", new CloudWatchStandIn(world, ACCOUNT, "eu-west-1", event -> {}));
    CloudWatchClient client = client(CloudWatchClient.builder());

    assertThatThrownBy(() -> client.describeAlarms(r -> r.maxRecords(101)))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    assertThatThrownBy(
            () ->
                client.setAlarmState(
                    r -> r.alarmName("none").stateValue("OK").stateReason("because")))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"));
  }

  @Test
  void snsSpeaksQuery() {
    SnsStandIn sns = new SnsStandIn(world, ACCOUNT, "eu-west-1");
    String topic = sns.createTopic("pages");
    directory.table(ACCOUNT, "eu-west-1", sns);
    SnsClient client = client(SnsClient.builder());

    String id =
        client
            .publish(
                r ->
                    r.topicArn(topic)
                        .subject("Rolled back")
                        .message("a & b = c?")
                        .messageAttributes(
                            Map.of(
                                "wave",
                                MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("one-box")
                                    .build())))
            .messageId();

    assertThat(sns.published()).hasSize(1);
    assertThat(sns.published().getFirst().messageId()).isEqualTo(id);
    assertThat(sns.published().getFirst().message()).isEqualTo("a & b = c?");
    assertThat(sns.published().getFirst().subject()).contains("Rolled back");
    assertThat(sns.published().getFirst().attributes().at("/wave/StringValue").asText())
        .isEqualTo("one-box");
    assertThatThrownBy(() -> client.publish(r -> r.topicArn(topic + "x").message("m")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anyTableOfJsonIsReachedStepFunctionsForOne() {
    List<JsonNode> started = new ArrayList<>();
    ServiceTable states =
        new OperationTable("states", "ValidationException")
            .with(
                "StartExecution",
                (input, caller) -> {
                  if (!started.isEmpty()) {
                    throw ServiceError.badRequest("ExecutionAlreadyExists", "once is enough");
                  }
                  started.add(input);
                  ObjectNode answer = Json.object().put("executionArn", "arn:aws:states:x");
                  answer.set("startDate", Json.timestamp(world.now()));
                  return answer;
                });
    directory.table(ACCOUNT, "eu-west-1", states);
    SfnClient client = client(SfnClient.builder());

    assertThat(
            client
                .startExecution(r -> r.stateMachineArn("arn:machine").name("n").input("{}"))
                .startDate())
        .isEqualTo(world.now());
    assertThat(started.getFirst().path("name").asText()).isEqualTo("n");
    assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn("arn:machine")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void eventBridgeSpeaksJson() {
    EventBridgeStandIn events =
        new EventBridgeStandIn(world, ACCOUNT, "eu-west-1", Delivery.FAITHFUL);
    List<JsonNode> delivered = new ArrayList<>();
    events.putRule("default", "all", "{\"source\": [\"wavegate\"]}");
    events.putTarget("default", "all", new Target("t", delivered::add));
    directory.table(ACCOUNT, "eu-west-1", events);
    EventBridgeClient client = client(EventBridgeClient.builder());

    PutEventsResponse response =
        client.putEvents(
            r ->
                r.entries(
                    entry("wavegate", "Gate Promoted", "{\"a\": 1}"),
                    entry("aws.codepipeline", "Forged", "{}")));
    world.pass(Duration.ofSeconds(1));

    assertThat(response.failedEntryCount()).isEqualTo(1);
    assertThat(response.entries().get(1).errorCode()).isEqualTo("NotAuthorizedForSourceException");
    assertThat(delivered).hasSize(1);
  }

  @Test
  void theInterceptorSeesTheCallAndItsCaller() {
    givenPipeline();

    client(CodePipelineClient.builder()).getPipelineState(r -> r.name("checkout"));

    assertThat(calls)
        .containsExactly(
            new ServiceCall(
                "codepipeline",
                "GetPipelineState",
                Json.object().put("name", "checkout"),
                new Caller(ACCOUNT, "eu-west-1", "arn:aws:sts::111122223333:assumed-role/gate/x")));
  }

  @Test
  void theInterceptorLosesTheReplyOfACallThatWasCarriedOut() {
    givenPipeline();
    CodePipelineClient client = client(CodePipelineClient.builder());
    around =
        (call, proceed) -> {
          proceed.run();
          throw new IOException("connection reset");
        };

    assertThatThrownBy(() -> client.startPipelineExecution(r -> r.name("checkout")))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("connection reset");

    around = (call, proceed) -> proceed.run();
    assertThat(
            client
                .listPipelineExecutions(r -> r.pipelineName("checkout"))
                .pipelineExecutionSummaries())
        .hasSize(1);
  }

  @Test
  void theInterceptorThrottlesInTheServicesOwnProtocol() {
    givenPipeline();
    directory.table(
        ACCOUNT, "eu-west-1", new CloudWatchStandIn(world, ACCOUNT, "eu-west-1", event -> {}));
    around =
        (call, proceed) -> {
          throw ServiceError.throttled();
        };

    assertThatThrownBy(
            () -> client(CodePipelineClient.builder()).getPipelineState(r -> r.name("checkout")))
        .isInstanceOfSatisfying(
            CodePipelineException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThatThrownBy(() -> client(CloudWatchClient.builder()).describeAlarms())
        .isInstanceOfSatisfying(
            CloudWatchException.class, e -> assertThat(e.isThrottlingException()).isTrue());
  }

  @Test
  void aServiceThatIsNotThereInThatRegionIsRefused() {
    assertThatThrownBy(
            () -> client(CodePipelineClient.builder()).getPipelineState(r -> r.name("checkout")))
        .isInstanceOf(CodePipelineException.class)
        .hasMessageContaining("no codepipeline in account 111122223333 and Region eu-west-1");
  }

  @Test
  void sitesAnswerUnderTheirHostAndOtherHostsAreUnknown() throws IOException {
    directory.site(
        "checkout.example.com",
        call -> HttpAnswer.of(200, "text/plain", call.method() + " " + call.uri().getPath()));

    HttpExecuteRequest healthy = get("https://checkout.example.com/health");

    assertThat(
            new String(
                http().prepareRequest(healthy).call().responseBody().orElseThrow().readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo("GET /health");
    assertThatThrownBy(() -> http().prepareRequest(get("https://nobody.example.com/")).call())
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void anAnswersLatencyIsLeftToTheInterceptor() throws IOException {
    directory.site(
        "slow.example.com",
        call -> HttpAnswer.of(200, "text/plain", "ok").after(Duration.ofSeconds(9)));
    List<Duration> seen = new ArrayList<>();
    around =
        (call, proceed) -> {
          HttpAnswer answer = proceed.run();
          seen.add(answer.latency());
          return answer;
        };

    http().prepareRequest(get("https://slow.example.com/")).call();

    assertThat(seen).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void lambdaIsInvokedByItsPath() throws IOException {
    LambdaStandIn functions = new LambdaStandIn(world);
    functions.register("smoke", (payload, reply) -> reply.fail("Boom", "got " + payload));
    directory.table(ACCOUNT, "eu-west-1", functions);
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(
                        URI.create(
                            "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/smoke%3Alive/invocations"))
                    .build())
            .contentStreamProvider(() -> new ByteArrayInputStream(new byte[] {'[', ']'}))
            .build();

    HttpExecuteResponse response = http().prepareRequest(request).call();

    assertThat(response.httpResponse().firstMatchingHeader("X-Amz-Function-Error"))
        .contains("Unhandled");
    assertThat(
            new String(
                response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"errorMessage\":\"got []\",\"errorType\":\"Boom\"}");
  }

  @Test
  void cborIsRefusedInWords() throws IOException {
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(URI.create("https://monitoring.eu-west-1.amazonaws.com/service/x"))
                    .putHeader("Content-Type", "application/cbor")
                    .putHeader("Smithy-Protocol", "rpc-v2-json")
                    .build())
            .build();

    String body =
        new String(
            http().prepareRequest(request).call().responseBody().orElseThrow().readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(body).contains("monitoring is asked in rpc-v2-json, which is not spoken here");
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static MetricDataQuery query(
      String id, String namespace, String name, Dimension dimension) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.period(60)
                    .stat("Sum")
                    .metric(m -> m.namespace(namespace).metricName(name).dimensions(dimension)))
        .build();
  }

  private static PutEventsRequestEntry entry(String source, String detailType, String detail) {
    return PutEventsRequestEntry.builder()
        .source(source)
        .detailType(detailType)
        .detail(detail)
        .build();
  }

  private static HttpExecuteRequest get(String uri) {
    return HttpExecuteRequest.builder()
        .request(SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(uri)).build())
        .build();
  }
}
