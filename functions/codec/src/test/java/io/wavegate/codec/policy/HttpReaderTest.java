package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static io.wavegate.codec.policy.Policies.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.validation.HttpAsk;
import io.wavegate.core.validation.HttpAsk.Header;
import io.wavegate.core.validation.HttpAsk.Method;
import io.wavegate.core.validation.HttpAsk.Value.Parameter;
import io.wavegate.core.validation.HttpAsk.Value.Text;
import io.wavegate.core.validation.TestKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an HTTP test is written, and what none may say. */
class HttpReaderTest {
  private static String policy(String test) {
    return Policies.text("sample.yaml")
        .replace("lambda: checkout-smoke", "http: https://a.example.com, " + test);
  }

  private static TestKind.Http http(String text) {
    return (TestKind.Http) parsed(text).policy().waves().getFirst().tests().getFirst().kind();
  }

  @Test
  void aTestSaysHowItAsksAndWhatItExpects() {
    TestKind.Http http =
        http(
            policy(
                "method: POST, headers: {Accept: text/html, Authorization: {parameter:"
                    + " /wavegate/tests/checkout/token}}, body: hello, expect-body: fine,"
                    + " redirects: 3"));

    assertThat(http.more())
        .contains(
            new HttpAsk(
                Method.POST,
                "hello",
                List.of(
                    new Header("Accept", new Text("text/html")),
                    new Header("Authorization", new Parameter("/wavegate/tests/checkout/token"))),
                Optional.of("fine"),
                3));
  }

  /** So that a policy that was stored before has the version that it had. */
  @Test
  void whatIsUsualIsNotKept() {
    String plain =
        Policies.text("sample.yaml")
            .replace("lambda: checkout-smoke", "http: https://a.example.com");

    assertThat(http(policy("method: GET, redirects: 0"))).isEqualTo(http(plain));
    assertThat(http(plain).more()).isEmpty();
    assertThat(PolicyJson.write(parsed(plain).policy())).doesNotContain("more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "method: PUT | method must be GET or HEAD or POST, got PUT",
        "body: x | body goes with method: POST alone",
        "method: HEAD, body: x | body goes with method: POST alone",
        "method: HEAD, expect-body: x | expect-body does not go with method: HEAD, whose answer has no body",
        "expect-body: 7 | expect-body must be text, got 7: a bare number is not text to YAML, put it in quotes",
        "revision-header: \"X Revision\" | revision-header must be a header's name, as HTTP names headers, got \"X Revision\"",
        "revision: required | revision belongs to a codebuild test",
        "redirects: 4 | redirects must be a whole number from 0 to 3, got 4",
        "headers: {Host: b.example} | headers.Host is not a policy's to say",
        "headers: {content-length: \"7\"} | headers.content-length is not a policy's to say",
        "headers: {Transfer-Encoding: chunked} | headers.Transfer-Encoding is not a policy's to say",
        "headers: {\"A:b\": x} | headers.A:b must be named as HTTP names headers",
        "headers: {\"A b\": x} | headers.A b must be named as HTTP names headers",
        "headers: {Accept: a, accept: b} | headers.accept must be unique, whatever its letters' case",
        "headers: {A: \"x\\r\\nHost: y\"} | headers.A must be 1 to 1000 plain characters in one line, got \"x??Host: y\"",
        "headers: {Authorization: Bearer hunter2} | headers.Authorization must be given by reference, {parameter: /wavegate/tests/SERVICE/NAME}, not as text: its name says that it is a secret",
        "headers: {COOKIE: a=b} | headers.COOKIE must be given by reference, {parameter: /wavegate/tests/SERVICE/NAME}, not as text: its name says that it is a secret",
        "headers: {x-api-key: hunter2} | headers.x-api-key must be given by reference, {parameter: /wavegate/tests/SERVICE/NAME}, not as text: its name says that it is a secret",
        "headers: {X-Shop-Token: hunter2} | headers.X-Shop-Token must be given by reference, {parameter: /wavegate/tests/SERVICE/NAME}, not as text: its name says that it is a secret",
        "headers: {X-Shop: ghp_0123456789abcdefghij} | headers.X-Shop must be given by reference, {parameter: /wavegate/tests/SERVICE/NAME}, not as text: what it says looks like a secret",
        "headers: {A: {parameter: /prod/db-password}} | headers.A.parameter must be /wavegate/tests/SERVICE/NAME, or the same below /aws/reference/secretsmanager, got /prod/db-password",
        "headers: {A: {parameter: /aws/reference/secretsmanager/prod}} | headers.A.parameter must be /wavegate/tests/SERVICE/NAME, or the same below /aws/reference/secretsmanager, got /aws/reference/secretsmanager/prod",
        "headers: {A: {parameter: /wavegate/tests/billing/key}} | headers must name parameters of the service's own, below /wavegate/tests/checkout/, got /wavegate/tests/billing/key",
        "headers: {A: {parameter: /aws/reference/secretsmanager/wavegate/tests/billing/key}} | headers must name parameters of the service's own, below /wavegate/tests/checkout/, got /aws/reference/secretsmanager/wavegate/tests/billing/key",
        "headers: {A: {}} | headers.A.parameter is required",
        "headers: [A] | headers must be a mapping, got a list",
      })
  void whatNoTestMaySayIsRefused(String test, String said) {
    assertThat(problems(policy(test))).extracting(Problem::message).containsExactly(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a?n=1&api_key=hunter2 | , and the part api_key of its query is one: its name says that it is a secret",
        "/a?api%5Fkey=hunter2 | , and the part api_key of its query is one: its name says that it is a secret",
        "/a?q=q8Zk2Lw0TfV5nXb1Rj7Yc3Hd | , and the part q of its query is one: what it says looks like a secret",
        "/a?q=Bearer%20abcd1234 | , and the part q of its query is one: what it says looks like a secret",
        "/a?X-Amz-Signature=0a1b2c3d | , and the part X-Amz-Signature of its query is one: its name says that it is a secret",
        "/a?ghp_0123456789abcdefghij | , and there is one in it",
        "/bot/ghp_0123456789abcdefghij/me | , and there is one in it",
      })
  void aUrlHoldsNoSecret(String rest, String said) {
    assertThat(problems(url(rest)))
        .extracting(Problem::message)
        .containsExactly(
            "http must hold no secret"
                + said
                + "; let it go with the request in a header, as {parameter:"
                + " /wavegate/tests/SERVICE/NAME}, or test with a function");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a?deep=1", "/a?request-id=9f86d081884c7d659a2feaa0c55ad015", "/a?&&"})
  void aQueryThatSaysNoSecretIsLeftAlone(String rest) {
    assertThat(http(url(rest)).url()).endsWith(rest);
  }

  private static String url(String rest) {
    return Policies.text("sample.yaml")
        .replace("lambda: checkout-smoke", "http: \"https://a.example.com" + rest + "\"");
  }

  @Test
  void aPasswordInAUrlIsNotRepeated() {
    String url = url("/a").replace("https://", "https://ada:hunter2@");

    assertThat(problems(url))
        .singleElement()
        .satisfies(problem -> assertThat(problem.said()).doesNotContain("hunter2"));
  }

  /** What stands in a policy by mistake is not told again in a message. */
  @Test
  void aSecretThatStandsInAPolicyIsNotRepeated() {
    assertThat(problems(policy("headers: {Authorization: Bearer hunter2}")))
        .noneMatch(problem -> problem.said().contains("hunter2"));
  }

  @Test
  void aBodyHasTenKilobytesAtMost() {
    String most = "b".repeat(10_240);

    assertThat(http(policy("method: POST, body: " + most)).ask().body()).isEqualTo(most);
    assertThat(problems(policy("method: POST, body: b" + most)))
        .extracting(Problem::message)
        .containsExactly("body must be at most 10240 bytes, got 10241");
  }

  @ParameterizedTest
  @CsvSource({"method: POST", "redirects: 1", "expect-body: x", "body: x", "revision-header: x"})
  void anotherKindHasNoneOfIt(String key) {
    String text =
        Policies.text("sample.yaml").replace("lambda: checkout-smoke", "lambda: a, " + key);

    assertThat(problems(text))
        .extracting(Problem::message)
        .containsExactly(key.split(":", 2)[0] + " belongs to an http test");
  }
}
