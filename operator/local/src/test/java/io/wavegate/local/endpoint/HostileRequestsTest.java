package io.wavegate.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no service ever sees. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRequestsTest {
  private static final String LIST =
      """
      X-Amz-Target: CodePipeline_20150709.ListPipelines
      Content-Type: application/x-amz-json-1.1
      """;

  private static final long A_MOMENT = 5_000_000;

  private final GivenEndpoint endpoint;

  HostileRequestsTest(@TempDir Path folder) throws Exception {
    this.endpoint = new GivenEndpoint(folder);
  }

  @AfterEach
  void end() throws Exception {
    endpoint.end();
  }

  private Wire asks(String host, String headers, byte[] body) throws IOException {
    String head =
        "POST / HTTP/1.1\nHost: %s\nConnection: close\nContent-Length: %d\n%s\n"
            .formatted(host, body.length, headers);
    return Wire.sends(endpoint.port(), head, body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String signed(String service) {
    return """
        Authorization: AWS4-HMAC-SHA256 Credential=me/20260504/eu-west-1/%s/aws4_request, Signature=00
        """
        .formatted(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:4599", "127.0.0.1:4599", "[::1]:4599", "LocalHost"})
  void whoCallsThisMachineByItsNameIsAnswered(String host) throws IOException {
    Wire answer = asks(host, signed("codepipeline") + LIST, bytes("{}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("checkout-prod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "0.0.0.0",
        ""
      })
  void anyOtherHostIsRefused(String host) throws IOException {
    Wire answer = asks(host, signed("codepipeline") + LIST, bytes("{}"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("the Host must be localhost or 127.0.0.1, got");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:4599"})
  void aPageInABrowserIsRefused(String origin) throws IOException {
    Wire answer =
        asks("127.0.0.1", "Origin: " + origin + "\n" + signed("codepipeline") + LIST, bytes("{}"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("a page in a browser may not call here");
  }

  @Test
  void whatIsNoPostIsRefused() throws IOException {
    Wire answer =
        Wire.sends(
            endpoint.port(), "GET / HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n", bytes(""));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text()).contains("every operation here is a POST, got \\\"GET\\\"");
  }

  @Test
  void servicesThatSpeakRestAreReadByAGet() throws IOException {
    String get = "GET %s HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n%s\n";

    Wire lambda =
        Wire.sends(
            endpoint.port(),
            get.formatted("/2015-03-31/functions/none/configuration?Qualifier=1", signed("lambda")),
            bytes(""));
    Wire appConfig =
        Wire.sends(
            endpoint.port(),
            get.formatted(
                "/applications/app1234/environments/env1234/deployments/1", signed("appconfig")),
            bytes(""));
    Wire unsigned =
        Wire.sends(
            endpoint.port(), get.formatted("/2015-03-31/functions/none/versions", ""), bytes(""));

    byte[] body = bytes("{\"FunctionVersion\": \"1\"}");
    Wire alias =
        Wire.sends(
            endpoint.port(),
            "PUT /2015-03-31/functions/none/aliases/live HTTP/1.1\nHost: 127.0.0.1\nConnection: close\nContent-Length: %d\n%s\n"
                .formatted(body.length, signed("lambda")),
            body);
    Wire stop =
        Wire.sends(
            endpoint.port(),
            "DELETE /applications/app1234/environments/env1234/deployments/1 HTTP/1.1\nHost: 127.0.0.1\nConnection: close\nAllow-Revert: true\n%s\n"
                .formatted(signed("appconfig")),
            bytes(""));

    assertThat(alias.status()).isEqualTo(404);
    assertThat(alias.text()).contains("ResourceNotFoundException", "Function not found");
    assertThat(stop.status()).isEqualTo(404);
    assertThat(stop.text()).contains("Application not found for ID: app1234");
    assertThat(lambda.status()).isEqualTo(404);
    assertThat(lambda.text()).contains("ResourceNotFoundException", "Function not found");
    assertThat(appConfig.status()).isEqualTo(404);
    assertThat(appConfig.text()).contains("Application not found for ID: app1234");
    assertThat(unsigned.status()).isEqualTo(403);
  }

  @Test
  void whoGivesNoCredentialsIsToldWhichWillDo() throws IOException {
    Wire answer = asks("127.0.0.1", LIST, bytes("{}"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text())
        .contains("MissingAuthenticationTokenException", "export AWS_ACCESS_KEY_ID=me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic bWU6YW55",
        "AWS4-HMAC-SHA256 Credential=me",
        "AWS4-HMAC-SHA256 Credential=/20260504/eu-west-1/codepipeline/aws4_request",
        "AWS4-HMAC-SHA256 Credential=a b/20260504/eu-west-1/codepipeline/aws4_request",
        "AWS4-HMAC-SHA256 Credential=<me>/20260504/eu-west-1/codepipeline/aws4_request"
      })
  void anAuthorizationThatSaysNothingIsRefused(String authorization) throws IOException {
    Wire answer = asks("127.0.0.1", "Authorization: " + authorization + "\n" + LIST, bytes("{}"));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void aLongBodyIsRefused() throws IOException {
    Wire answer = asks("127.0.0.1", signed("codepipeline") + LIST, new byte[Body.LONGEST + 1]);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("a body may have 1048576 bytes, compressed or not");
  }

  @Test
  void aBombIsRefused() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[64 * Body.LONGEST]);
    }

    Wire answer =
        asks(
            "127.0.0.1",
            signed("codepipeline") + LIST + "Content-Encoding: gzip\n",
            bomb.toByteArray());

    assertThat(bomb.size()).isLessThan(Body.LONGEST);
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void whatOnlyClaimsToBeCompressedIsRefused() throws IOException {
    Wire answer =
        asks("127.0.0.1", signed("codepipeline") + LIST + "Content-Encoding: gzip\n", bytes("{}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("the body is no gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "7", "{\"a\":1}", "\u0000"})
  void aBodyThatIsNoInputIsRefusedByTheService(String body) throws IOException {
    Wire answer = asks("127.0.0.1", signed("codepipeline") + LIST, bytes(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("__type");
  }

  @Test
  void aDeepBodyIsRefusedByTheService() throws IOException {
    Wire answer =
        asks("127.0.0.1", signed("codepipeline") + LIST, bytes("{\"a\":".repeat(100_000)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("SerializationException");
  }

  @Test
  void anOperationThatIsNotHereIsNamed() throws IOException {
    Wire answer =
        asks(
            "127.0.0.1",
            signed("codepipeline") + LIST.replace("ListPipelines", "DeletePipeline"),
            bytes("{}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains(
            "UnknownOperationException", "codepipeline does not know the operation DeletePipeline");
  }

  @Test
  void aTestFunctionIsInvokedAndWaitedFor() throws Exception {
    String head =
        "POST /2015-03-31/functions/checkout-smoke/invocations HTTP/1.1\nHost: localhost\n"
            + "Connection: close\nContent-Length: 2\n"
            + signed("lambda")
            + "\n";
    AtomicBoolean answered = new AtomicBoolean();
    Thread clock = new Thread(() -> passUntil(answered), "clock");
    clock.start();

    Wire answer = Wire.sends(endpoint.port(), head, bytes("{}"));

    answered.set(true);
    clock.join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("12 of 12 checks passed");
  }

  /** The function takes 40 virtual seconds from whenever its call is let in. */
  private void passUntil(AtomicBoolean answered) {
    while (!answered.get()) {
      endpoint.time().pass(Duration.ofSeconds(2));
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  @Test
  void whenTheRunHasEndedCallsAreRefusedAndNobodyHangs() throws Exception {
    endpoint.stopLoop();

    Wire answer = asks("127.0.0.1", signed("codepipeline") + LIST, bytes("{}"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("wavegate local has ended");
  }

  @Test
  void nobodyElseReachesIt() throws Exception {
    List<InetAddress> others =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      Assertions.assertThatThrownBy(() -> new Socket(other, endpoint.port()).close())
          .isInstanceOf(IOException.class);
    }
    try (ServerSocket mine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(mine.getLocalPort()).isNotEqualTo(endpoint.port());
    }
  }
}
