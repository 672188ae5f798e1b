package io.wavegate.standins.http;

import static io.wavegate.standins.http.GivenServices.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;

/** What stands between clients and tables sees every call, and can spoil it. */
class InterceptorTest {
  private final GivenServices given = new GivenServices();

  @Test
  void theInterceptorSeesTheCallAndItsCaller() {
    given.pipeline();

    given.client(CodePipelineClient.builder()).getPipelineState(r -> r.name("checkout"));

    assertThat(given.calls())
        .containsExactly(
            new ServiceCall(
                "codepipeline",
                "GetPipelineState",
                Json.object().put("name", "checkout"),
                new Caller(ACCOUNT, "eu-west-1", "arn:aws:sts::111122223333:assumed-role/gate/x")));
  }

  @Test
  void theInterceptorLosesTheReplyOfACallThatWasCarriedOut() {
    given.pipeline();
    CodePipelineClient client = given.client(CodePipelineClient.builder());
    given.around(
        (call, proceed) -> {
          proceed.run();
          throw new IOException("connection reset");
        });

    assertThatThrownBy(() -> client.startPipelineExecution(r -> r.name("checkout")))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("connection reset");

    given.around((call, proceed) -> proceed.run());
    assertThat(
            client
                .listPipelineExecutions(r -> r.pipelineName("checkout"))
                .pipelineExecutionSummaries())
        .hasSize(1);
  }

  @Test
  void theInterceptorThrottlesInTheServicesOwnProtocol() {
    given.pipeline();
    given
        .directory()
        .table(
            ACCOUNT,
            "eu-west-1",
            new CloudWatchStandIn(given.world(), ACCOUNT, "eu-west-1", event -> {}));
    given.around(
        (call, proceed) -> {
          throw ServiceError.throttled();
        });

    assertThatThrownBy(
            () ->
                given
                    .client(CodePipelineClient.builder())
                    .getPipelineState(r -> r.name("checkout")))
        .isInstanceOfSatisfying(
            CodePipelineException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThatThrownBy(() -> given.client(CloudWatchClient.builder()).describeAlarms())
        .isInstanceOfSatisfying(
            CloudWatchException.class, e -> assertThat(e.isThrottlingException()).isTrue());
  }

  @Test
  void anAnswersLatencyIsLeftToTheInterceptor() throws IOException {
    given
        .directory()
        .site(
            "slow.example.com",
            call -> HttpAnswer.of(200, "text/plain", "ok").after(Duration.ofSeconds(9)));
    List<Duration> seen = new ArrayList<>();
    given.around(
        (call, proceed) -> {
          HttpAnswer answer = proceed.run();
          seen.add(answer.latency());
          return answer;
        });

    given.http().prepareRequest(get("https://slow.example.com/")).call();

    assertThat(seen).containsExactly(Duration.ofSeconds(9));
  }

  private static HttpExecuteRequest get(String uri) {
    return HttpExecuteRequest.builder()
        .request(SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(uri)).build())
        .build();
  }
}
