package io.wavegate.standins.http;

import static io.wavegate.standins.http.GivenServices.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
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
  private final GivenServices given = new GivenServices();

  @Test
  void snsSpeaksQuery() {
    SnsStandIn sns = new SnsStandIn(given.world(), ACCOUNT, "eu-west-1");
    String topic = sns.createTopic("pages");
    given.directory().table(ACCOUNT, "eu-west-1", sns);
    SnsClient client = given.client(SnsClient.builder());

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
                  answer.set("startDate", Json.timestamp(given.world().now()));
                  return answer;
                });
    given.directory().table(ACCOUNT, "eu-west-1", states);
    SfnClient client = given.client(SfnClient.builder());

    assertThat(
            client
                .startExecution(r -> r.stateMachineArn("arn:machine").name("n").input("{}"))
                .startDate())
        .isEqualTo(given.world().now());
    assertThat(started.getFirst().path("name").asText()).isEqualTo("n");
    assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn("arn:machine")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void eventBridgeSpeaksJson() {
    EventBridgeStandIn events =
        new EventBridgeStandIn(given.world(), ACCOUNT, "eu-west-1", Delivery.FAITHFUL);
    List<JsonNode> delivered = new ArrayList<>();
    events.putRule("default", "all", "{\"source\": [\"wavegate\"]}");
    events.putTarget("default", "all", new Target("t", delivered::add));
    given.directory().table(ACCOUNT, "eu-west-1", events);
    EventBridgeClient client = given.client(EventBridgeClient.builder());

    PutEventsResponse response =
        client.putEvents(
            r ->
                r.entries(
                    entry("wavegate", "Gate Promoted", "{\"a\": 1}"),
                    entry("aws.codepipeline", "Forged", "{}")));
    given.world().pass(Duration.ofSeconds(1));

    assertThat(response.failedEntryCount()).isEqualTo(1);
    assertThat(response.entries().get(1).errorCode()).isEqualTo("NotAuthorizedForSourceException");
    assertThat(delivered).hasSize(1);
  }

  @Test
  void aServiceThatIsNotThereInThatRegionIsRefused() {
    assertThatThrownBy(
            () ->
                given
                    .client(CodePipelineClient.builder())
                    .getPipelineState(r -> r.name("checkout")))
        .isInstanceOf(CodePipelineException.class)
        .hasMessageContaining("no codepipeline in account 111122223333 and Region eu-west-1");
  }

  @Test
  void sitesAnswerUnderTheirHostAndOtherHostsAreUnknown() throws IOException {
    given
        .directory()
        .site(
            "checkout.example.com",
            call -> HttpAnswer.of(200, "text/plain", call.method() + " " + call.uri().getPath()));

    HttpExecuteRequest healthy = get("https://checkout.example.com/health");

    assertThat(
            new String(
                given
                    .http()
                    .prepareRequest(healthy)
                    .call()
                    .responseBody()
                    .orElseThrow()
                    .readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo("GET /health");
    assertThatThrownBy(() -> given.http().prepareRequest(get("https://nobody.example.com/")).call())
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void lambdaIsInvokedByItsPath() throws IOException {
    LambdaStandIn functions = new LambdaStandIn(given.world());
    functions.register("smoke", (payload, reply) -> reply.fail("Boom", "got " + payload));
    given.directory().table(ACCOUNT, "eu-west-1", functions);
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

    HttpExecuteResponse response = given.http().prepareRequest(request).call();

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
            given.http().prepareRequest(request).call().responseBody().orElseThrow().readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(body).contains("monitoring is asked in rpc-v2-json, which is not spoken here");
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
