package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.policy.PolicyJson;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.validation.Probing;
import io.wavegate.handlers.validation.TestSaid;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.SiteCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HTTP tests: what goes with them, what they expect, and what lets none of them run. */
class HttpTestsTest {
  private static final String HOST = "checkout.example.com";
  private static final String KEY = "/wavegate/tests/checkout/key";
  private static final String TOKEN = "/aws/reference/secretsmanager/wavegate/tests/checkout/token";
  private static final String POST =
      "latency-at-most: 2s, method: POST, body: '{\"basket\": 1}', headers: {Accept: text/plain,"
          + " X-Api-Key: {parameter: "
          + KEY
          + "}, Authorization: {parameter: "
          + TOKEN
          + "}}, expect-body: fine, redirects: 1";

  private final Bench bench = Bench.open();
  private final List<SiteCall> calls = new ArrayList<>();
  private HttpAnswer answer = HttpAnswer.of(200, "text/plain", "all is fine\n");

  private Journey baking(String health) {
    return installed(Bench.policy("latency-at-most: 2s", health));
  }

  private Journey installed(Policy policy) {
    bench.install(policy);
    bench.site(
        HOST,
        call -> {
          calls.add(call);
          return answer;
        });
    return Journey.atPromotion(bench);
  }

  private Journey posting() {
    bench.putSecret(KEY, "k3y-of-checkout\n");
    bench.putSecret(TOKEN, "Bearer t0k3n-of-checkout");
    return baking(POST);
  }

  private JsonNode probed(Journey release) {
    return release.functions().probe(release.promotion(), "health");
  }

  private JsonNode recorded(Journey release, JsonNode said) {
    JsonNode task =
        release
            .functions()
            .openGate(release.promotion())
            .path("tests")
            .valueStream()
            .filter(test -> test.path("name").asText().equals("health"))
            .findFirst()
            .orElseThrow();
    return release
        .functions()
        .recordRun(release.promotion(), task, bench.time().now(), said.toString());
  }

  @Test
  void aPostCarriesItsBodyAndWhatItsReferencesHold() {
    assertThat(probed(posting()).path("summary").asText()).isEqualTo("status 200 in 0 ms");

    SiteCall call = calls.getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"basket\": 1}");
    assertThat(call.headers())
        .containsEntry("Accept", List.of("text/plain"))
        .containsEntry("X-Api-Key", List.of("k3y-of-checkout"))
        .containsEntry("Authorization", List.of("Bearer t0k3n-of-checkout"));
  }

  @Test
  void aReferenceIsReadAnewForEachRun() {
    bench.putSecret(KEY, "k3y-of-checkout");
    Journey release = baking("latency-at-most: 2s, headers: {X-Api-Key: {parameter: " + KEY + "}}");
    probed(release);
    bench.putSecret(KEY, "another");

    probed(release);

    assertThat(calls.getLast().headers()).containsEntry("X-Api-Key", List.of("another"));
  }

  @Test
  void aBodyThatLacksTheTextFailsWithItsLastLines() {
    Journey release = posting();
    answer = HttpAnswer.of(200, "text/plain", "starting\n\nno table orders\n");

    JsonNode said = probed(release);

    assertThat(said.path("status").asText()).isEqualTo("failed");
    assertThat(said.path("summary").asText())
        .isEqualTo("status 200 in 0 ms, without \"fine\" in its body");
    assertThat(said.path("lines").valueStream().map(JsonNode::asText))
        .containsExactly("starting", "no table orders");
    assertThat(recorded(release, said).path("next").asText()).isEqualTo("BAD");
    TestOutcome outcome =
        bench
            .books()
            .releases()
            .test(release.promotion(), "health")
            .orElseThrow()
            .value()
            .outcome();
    assertThat(outcome.detail().orElseThrow().lines())
        .containsExactly("starting", "no table orders");
  }

  /** A site may echo what it was sent, in its body and in where it redirects to. */
  @Test
  void whatWasSentInConfidenceComesBackInNothingThatIsSaid() {
    Journey release = posting();
    answer =
        HttpAnswer.of(
            503, "text/plain", "X-Api-Key: k3y-of-checkout\nfor t0k3n-of-checkout: no\nk3y-of-che");

    recorded(release, probed(release));
    answer =
        HttpAnswer.of(302, "text/plain", "").with("Location", "https://k3y-of-checkout.local/");
    probed(release);

    String all =
        String.join("\n", release.functions().answers())
            + release.timeline()
            + bench.telemetry().lines()
            + bench.books().releases().test(release.promotion(), "health");
    assertThat(all).contains("X-Api-Key: [secret]").contains("for [secret]: no");
    assertThat(all)
        .doesNotContain("k3y-of-che")
        .doesNotContain("t0k3n-of-checkout")
        .doesNotContain("Bearer t0k3n");
  }

  @Test
  void aRedirectIsFollowedWithinTheFloorAlone() {
    bench.putParameter("/wavegate/floor", "hosts: [checkout.example.com]");
    bench.site("www.example.com", call -> HttpAnswer.of(200, "text/plain", "fine"));
    Journey release = posting();
    answer = HttpAnswer.of(307, "text/plain", "").with("Location", "https://www.example.com/");

    JsonNode refused = probed(release);
    assertThat(refused.path("summary").asText())
        .isEqualTo(
            "it redirects to www.example.com: the organisation's floor does not allow the host"
                + " www.example.com");

    recorded(release, refused);
    bench.putParameter("/wavegate/floor", "hosts: [\"*.example.com\"]");
    assertThat(probed(release).path("status").asText()).isEqualTo("passed");
  }

  @Test
  void aSlowPostIsNotSentTwice() {
    Journey release = posting();
    bench.site(
        HOST,
        call -> {
          calls.add(call);
          bench.time().pass(Duration.ofSeconds(3));
          return answer;
        });

    assertThat(probed(release).path("summary").asText())
        .isEqualTo("status 200 in 3000 ms, at most 2000 ms for the whole answer");
    assertThat(calls).hasSize(1);
  }

  private void notRun(Journey release, String why) {
    JsonNode said = probed(release);

    assertThat(said.path("status").asText()).isEqualTo("not-run");
    assertThat(said.path("summary").asText()).isEqualTo(why);
    assertThat(calls).as("nothing was asked").isEmpty();
    assertThat(recorded(release, said).path("next").asText()).isEqualTo("NOT_RUN");
    assertThat(bench.books().releases().test(release.promotion(), "health")).isEmpty();
    assertThat(release.timeline())
        .anyMatch(line -> line.startsWith("TEST test health was not run: " + why + " (tried "));
  }

  @Test
  void aHostThatTheFloorForbidsIsNotAsked() {
    bench.putParameter("/wavegate/floor", "hosts: [\"*.example.org\"]");

    notRun(posting(), "the organisation's floor does not allow the host checkout.example.com");
  }

  @Test
  void aFloorThatIsNoneAllowsNothing() {
    Journey release = posting();
    assertThat(release.open(release.promotion())).as("its bake has begun").isEqualTo("WATCH");
    bench.putParameter("/wavegate/floor", "hots: []");

    notRun(
        release,
        "the organisation's floor cannot be used: /wavegate/floor:1:1: unknown key \"hots\", did you"
            + " mean \"hosts\"?");
  }

  /** The state machine asks again; what says nothing to the end is no evidence. */
  @Test
  void aFloorOrAReferenceThatCannotBeReadLetsNothingRun() {
    Journey release = posting();
    bench.faults().refuse("GetParameter", "InternalServerError", 500);

    assertThatThrownBy(() -> probed(release))
        .hasMessageStartingWith("the organisation's floor cannot be read: InternalServerError");
    assertThat(calls).isEmpty();

    bench.faults().mend("GetParameter");
    Probing probing = new Probing(bench.wiring().ports(), bench.books());
    assertThat(probing.probe(release.promotion(), "health").status()).isEqualTo("passed");
    bench.faults().refuse("GetParameter", "InternalServerError", 500);

    assertThatThrownBy(() -> probing.probe(release.promotion(), "health"))
        .hasMessageStartingWith("the parameter " + KEY + " cannot be read: InternalServerError");
    assertThat(calls).hasSize(1);
  }

  @Test
  void aParameterThatIsNotThereLetsNothingRun() {
    bench.putSecret(KEY, "k3y");

    notRun(baking(POST), "there is no parameter " + TOKEN);
  }

  @Test
  void aValueOfTwoLinesIsNoHeader() {
    bench.putSecret(KEY, "k3y\r\nHost: evil.example");
    bench.putSecret(TOKEN, "t0k3n");

    notRun(baking(POST), "the parameter " + KEY + " does not hold one plain line");
  }

  /** No policy says so; a row of the table could. */
  @Test
  void whatIsAnotherServicesIsNotRead() {
    bench.putSecret("/wavegate/tests/billing/key", "k3y");
    String stored = PolicyJson.write(Bench.policy("latency-at-most: 2s", POST));

    notRun(
        installed(PolicyJson.read(stored.replace(KEY, "/wavegate/tests/billing/key"))),
        "the parameter /wavegate/tests/billing/key is not one of checkout's");
  }

  @Test
  void theFloorIsReadOnceAMinute() {
    Journey release = posting();
    Probing probing = new Probing(bench.wiring().ports(), bench.books());
    bench.faults().forget();

    TestSaid first = probing.probe(release.promotion(), "health");
    bench.putParameter("/wavegate/floor", "hosts: []");
    TestSaid second = probing.probe(release.promotion(), "health");
    bench.time().pass(Duration.ofMinutes(1));
    TestSaid third = probing.probe(release.promotion(), "health");

    assertThat(List.of(first.status(), second.status(), third.status()))
        .containsExactly("passed", "passed", "not-run");
    assertThat(
            bench.faults().calls("GetParameter").stream()
                .filter(call -> call.input().path("Name").asText().equals("/wavegate/floor")))
        .hasSize(2);
  }

  /** A team's function does not decide what is evidence. */
  @Test
  void aTestFunctionThatSaysItWasNotRunHasFailed() {
    Journey release = posting();
    JsonNode task = release.functions().openGate(release.promotion()).path("tests").path(0);

    JsonNode next =
        release
            .functions()
            .recordRun(release.promotion(), task, bench.time().now(), "{\"status\": \"not-run\"}");

    assertThat(task.path("name").asText()).isEqualTo("smoke");
    assertThat(next.path("next").asText()).isEqualTo("BAD");
  }
}
