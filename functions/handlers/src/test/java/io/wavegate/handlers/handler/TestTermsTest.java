package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a test runs, and what is tried again: by its terms, run by run. */
class TestTermsTest {
  private static final String PASSED = "{\"status\": \"passed\", \"summary\": \"12 of 12\"}";
  private static final String FAILED = "{\"status\": \"failed\", \"summary\": \"3 of 12\"}";

  private final Bench bench = Bench.open();

  private Journey baking(String smoke) {
    bench.install(
        Bench.policy("lambda: checkout-smoke, timeout: 5m", "lambda: checkout-smoke, " + smoke));
    return Journey.atPromotion(bench);
  }

  private List<JsonNode> tasks(Journey release) {
    List<JsonNode> tasks = new ArrayList<>();
    release.functions().openGate(release.promotion()).path("tests").forEach(tasks::add);
    return tasks;
  }

  private JsonNode smoke(Journey release) {
    return tasks(release).stream()
        .filter(task -> task.path("name").asText().equals("smoke"))
        .findFirst()
        .orElseThrow();
  }

  /** It takes forty seconds. */
  private JsonNode run(Journey release, JsonNode task, String result) {
    Instant started = bench.time().now();
    bench.time().pass(Duration.ofSeconds(40));
    return release.functions().recordRun(release.promotion(), task, started, result);
  }

  private TestOutcome outcome(Journey release) {
    return bench
        .books()
        .releases()
        .test(release.promotion(), "smoke")
        .orElseThrow()
        .value()
        .outcome();
  }

  private static List<String> tests(Journey release) {
    return release.timeline().stream().filter(line -> line.startsWith("TEST")).toList();
  }

  @Test
  void aFailedRunIsTriedAgainAsOftenAsThePolicySaysAndEachIsTold() {
    Journey release = baking("timeout: 5m, retries: 1");
    JsonNode first = run(release, smoke(release), FAILED);

    assertThat(first.path("next").asText()).isEqualTo("AGAIN");
    assertThat(first.path("waitSeconds").asLong()).isEqualTo(10);
    assertThat(bench.books().releases().test(release.promotion(), "smoke")).isEmpty();
    assertThat(run(release, first.path("test"), PASSED).path("next").asText()).isEqualTo("GOOD");

    assertThat(outcome(release).detail()).contains(new TestDetail(2, 1, "", List.of()));
    assertThat(tests(release))
        .containsExactly(
            "TEST test smoke failed at run 1 of at most 2, and is tried again, after 40s: 3 of 12",
            "TEST test smoke passed in 40s: 12 of 12");
  }

  @Test
  void theLastRunThatFailsCounts() {
    Journey release = baking("timeout: 5m, retries: 1");
    run(release, smoke(release), FAILED);

    assertThat(run(release, smoke(release), FAILED).path("next").asText()).isEqualTo("BAD");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  /**
   * Whether Lambda has run it nobody knows; only who asks for retries says that it may run twice.
   */
  @Test
  void aFunctionThatMayOrMayNotHaveRunIsRunAgainWhereThePolicyAsksForIt() {
    Journey release = baking("timeout: 5m, retries: 1");
    Instant started = bench.time().now();
    bench.time().pass(Duration.ofSeconds(40));
    assertThat(
            release
                .functions()
                .recordError(release.promotion(), "smoke", started, "Lambda.ServiceException"))
        .isEqualTo("AGAIN");
    assertThat(tests(release).getLast())
        .startsWith("TEST test smoke failed at run 1 of at most 2, and is tried again, after 40s: ")
        .contains("was not run: Lambda.ServiceException");

    assertThat(
            release
                .functions()
                .recordError(
                    release.promotion(), "smoke", bench.time().now(), "Lambda.ServiceException"))
        .isEqualTo("NOT_RUN");
  }

  /** The state machine sends its task again where the answer was lost. */
  @Test
  void oneRunThatIsRecordedTwiceIsOneRun() {
    Journey release = baking("timeout: 5m, retries: 1");
    JsonNode task = smoke(release);
    Instant started = bench.time().now();
    release.functions().recordRun(release.promotion(), task, started, FAILED);

    JsonNode again = release.functions().recordRun(release.promotion(), task, started, FAILED);

    assertThat(again.path("next").asText()).isEqualTo("AGAIN");
    assertThat(tests(release)).hasSize(1);
  }

  @Test
  void aTestOfTheWholeBakeRunsAgainAndItsFirstFailureCounts() {
    Journey release = baking("timeout: 5m, when: during-bake, every: 20m");
    JsonNode first = run(release, smoke(release), PASSED);
    assertThat(first.path("next").asText()).isEqualTo("AGAIN");
    assertThat(first.path("waitSeconds").asLong()).isEqualTo(1_200);
    bench.time().pass(Duration.ofMinutes(20));

    assertThat(run(release, first.path("test"), FAILED).path("next").asText()).isEqualTo("BAD");

    assertThat(outcome(release)).isInstanceOf(TestOutcome.Failed.class);
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void itRunsNoMoreThanTheBakeLastsAndOnePassIsOneLine() {
    Journey release = baking("timeout: 5m, when: during-bake, every: 20m");
    JsonNode task = smoke(release);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode answer = run(release, task, PASSED);
      words.add(answer.path("next").asText());
      bench.time().pass(Duration.ofMinutes(20));
      task = answer.path("test");
    }

    assertThat(words).containsExactly("AGAIN", "AGAIN", "GOOD");
    assertThat(tests(release)).hasSize(1);
  }

  @Test
  void aReEntryWaitsForItsNextTurn() {
    Journey release = baking("timeout: 5m, when: during-bake, every: 20m");
    run(release, smoke(release), PASSED);
    bench.time().pass(Duration.ofMinutes(5));

    assertThat(smoke(release).path("waitSeconds").asLong()).isEqualTo(15 * 60);
  }

  @Test
  void aTestOfTheEndRunsWhenAllElseIsGoodAndWakesItsGate() {
    Journey release = baking("timeout: 5m, when: end-of-bake");
    assertThat(tasks(release))
        .extracting(task -> task.path("name").asText())
        .containsExactly("speed", "health");
    for (String test : List.of("speed", "health")) {
      release.functions().recordTest(release.promotion(), test, bench.time().now(), PASSED);
    }
    bench.time().pass(Journey.BAKE);

    JsonNode next = release.functions().judge(release.promotion());

    assertThat(next.path("next").asText()).isEqualTo("WATCH");
    assertThat(next.path("tests")).hasSize(1);
    bench.states().sleepOn("token-1");
    release.functions().arm(release.promotion(), "token-1", bench.time().now(), 0);
    assertThat(run(release, next.path("tests").get(0), PASSED).path("next").asText())
        .isEqualTo("GOOD");
    assertThat(bench.states().woken()).hasSize(1);
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
  }

  @Test
  void whereToReadMoreAndTheLastLinesAreKeptWithoutSecrets() {
    Journey release = baking("timeout: 5m");
    run(
        release,
        smoke(release),
        "{\"status\": \"failed\", \"summary\": \"login: password=hunter22\","
            + " \"link\": \"https://ci.example.com/7\", \"lines\": [\"GET /\", \"token: abcd1234\"]}");

    assertThat(outcome(release))
        .isEqualTo(
            new TestOutcome.Failed(
                bench.time().now(),
                Duration.ofSeconds(40),
                "login: password=[secret]",
                Optional.of(
                    new TestDetail(
                        1, 0, "https://ci.example.com/7", List.of("GET /", "token: [secret]")))));
  }

  @Test
  void howOftenATestIsFlakyIsSaid() {
    Journey release = baking("timeout: 5m, retries: 1");
    String path = "/services/checkout/tests";
    assertThat(release.functions().operate(path, "ada", "{}"))
        .isEqualTo("404 no test of checkout has come to a result yet");
    run(release, smoke(release), FAILED);
    run(release, smoke(release), PASSED);

    assertThat(release.functions().operate(path, "ada", "{}"))
        .isEqualTo(
            "200 tests of checkout in its last 1 release:\n  smoke: 1 result, 0 failed, 1 passed"
                + " only after a run that failed, flaky in 100 % of its gates");
    assertThat(release.functions().operate(path, "ada", "{\"wave\": \"one-box\"}"))
        .isEqualTo("400 tests takes no wave");
    assertThat(release.functions().operate("/all/tests", "ada", "{}"))
        .isEqualTo("404 tests is asked of one service, not of all");
  }

  @Test
  void aLinkThatIsNoHttpsUrlIsNone() {
    Journey release = baking("timeout: 5m");
    run(release, smoke(release), "{\"status\": \"passed\", \"link\": \"javascript:alert(1)\"}");

    assertThat(outcome(release).detail()).isEmpty();
  }
}
