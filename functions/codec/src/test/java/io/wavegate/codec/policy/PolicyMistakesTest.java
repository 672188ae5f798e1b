package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static io.wavegate.codec.policy.Policies.problems;
import static io.wavegate.codec.policy.Policies.withCalendars;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is said with its place and the value seen, and all of them at once. */
class PolicyMistakesTest {
  private static final String SAMPLE = Policies.text("sample.yaml");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for: 1h | for: 30s | 8:17: bake.for must be at least 1m, got 30s",
        "for: 1h | for: 31d | 8:17: bake.for must be at most 30d, got 31d",
        "for: 1h | for: 60 | 8:17: bake.for must be a duration such as 90s, 10m, 1h30m or 2d, got 60: a number has no unit",
        "for: 1h | for: soon | 8:17: bake.for must be a duration such as 90s, 10m, 1h30m or 2d, got soon",
        "for: 1h, | | 8:11: bake.for is required",
        "for: 1h | for: 1h, preset: one-box | 8:29: bake.preset cannot stand beside bake.for, got one-box",
        "for: 1h | preset: two-box | 8:20: bake.preset must be one-box or first-wave or later-wave, got two-box",
        "zone: Europe/London | zone: UTC, except: [Christmas] | 13:79: except[0] must be a date such as 2026-12-25, got Christmas",
        "at-most: 6h | at-most: 59m | 8:30: bake.at-most must be at least bake.for, got 59m",
        "at-most: 6h | settle: 61m | 8:29: bake.settle must be at most 1h, got 61m",
        "alarms: | alrms: | 9:5: unknown key \"alrms\", did you mean \"alarms\"?",
        "also: [checkout-onebox] | also: [a, a] | 9:55: alarms.also[1] must be unique, got a again",
        "also: [checkout-onebox] | also: [checkout-aggregate] | 9:52: alarms.also[0] is the aggregate alarm already, got checkout-aggregate",
        "also: [checkout-onebox] | tolerance: 1h | 9:56: alarms.tolerance must be shorter than bake.for, got 1h",
        "service: checkout | service: Checkout | 2:10: service must be 1 to 40 lower-case letters, digits and hyphens, got Checkout",
        "service: checkout | service: 42 | 2:10: service must be text, got 42: a bare number is not text to YAML, put it in quotes",
        "service: checkout | service: | 2:9: service must be text, got nothing",
        "\"111122223333\" | 012345678901 | 7:25: account must be text, got 012345678901: a bare number is not text to YAML, put it in quotes",
        "\"111122223333\" | \"1111\" | 7:25: account must be 12 digits in quotes, got \"1111\"",
        "eu-west-1 | europe | 7:49: region must be a Region such as eu-west-1, got europe",
        "at-least: 100 | at-least: 0 | 10:101: at-least must be a number above 0, got 0",
        "at-least: 100 | at-least: many | 10:101: at-least must be a number above 0, got many",
        "{ApiName: checkout} | {ApiName: 7} | 10:80: dimensions.ApiName must be text, got 7: a bare number is not text to YAML, put it in quotes",
        "lambda: checkout-smoke | lambda: a b | 12:31: lambda must be the name or ARN of a Lambda function, got a b",
        "lambda: checkout-smoke, | | 12:9: a test needs its kind: lambda, http, codebuild, step-functions, synthetics, callback or metric",
        "lambda: checkout-smoke | lambda: a, http: https://a.b | 12:9: a test has one kind, got lambda and http",
        "lambda: checkout-smoke | codebuild: jj, revision: requird | 12:48: revision must be required, got requird, did you mean \"required\"?",
        "lambda: checkout-smoke | lambda: a, revision: required | 12:44: revision belongs to a codebuild test",
        "lambda: checkout-smoke | codebuild: j | 12:34: codebuild must be a project of CodeBuild (2 to 255 of A-Za-z0-9_-), got j",
        "lambda: checkout-smoke | step-functions: orders | 12:39: step-functions must be the ARN of a state machine, got orders",
        "lambda: checkout-smoke | synthetics: {canary: Shop} | 12:44: synthetics.canary must be a canary of Synthetics (1 to 255 of a-z0-9_-), got Shop",
        "lambda: checkout-smoke | synthetics: {canary: shop, runs: 2, dry-run: true} | 12:68: synthetics.dry-run cannot stand beside runs: a dry run is one run",
        "lambda: checkout-smoke | callback: {} | 12:33: needs either bus or queue",
        "lambda: checkout-smoke | callback: {bus: a, queue: \"https://sqs.eu-west-1.amazonaws.com/111122223333/scans\"} | 12:33: needs either bus or queue, got both",
        "lambda: checkout-smoke | callback: {queue: checks} | 12:41: callback.queue must be the URL of a queue of SQS, got checks",
        "lambda: checkout-smoke | metric: {for: 1m, expression: m, metrics: [{id: m, namespace: A, metric: B, stat: Sum, period: 1m}]} | 12:31: needs one of at-most, at-least, below, above",
        "lambda: checkout-smoke | metric: {for: 1m, above: 1, expression: m, metrics: [{id: m, namespace: A, metric: B, stat: Sum, period: 1m}, {id: n, namespace: A, metric: B, stat: Sum, period: 5m}]} | 12:75: metric.metrics must have one period, the same for all",
        "lambda: checkout-smoke | metric: {for: 1m, expression: m, metrics: [{id: m, namespace: A, metric: B, stat: Sum, period: 1m}], above: 1, below: 2} | 12:31: needs one of at-most, at-least, below, above",
        "lambda: checkout-smoke | metric: {for: 1h, above: 1, expression: m, metrics: [{id: m, namespace: A, metric: B, stat: Sum, period: 1m}]} | 12:144: timeout must be at least 1h 2m, as long as metric.for and two periods: else the test never passes",
        "lambda: checkout-smoke | callback: {bus: a, heartbeat: 10m} | 12:68: timeout must be at least 10m, as long as callback.heartbeat: else the test never passes",
        "lambda: checkout-smoke | lambda: a, when: sometimes | 12:40: when must be after-deploy or during-bake or end-of-bake, got sometimes",
        "lambda: checkout-smoke | lambda: a, when: during-bake | 12:9: every is required",
        "lambda: checkout-smoke | lambda: a, every: 5m | 12:41: every belongs to a test with when: during-bake",
        "lambda: checkout-smoke | synthetics: {canary: pages, runs: 2}, retries: 1 | 12:70: retries does not go with synthetics.runs: a run by the canary's schedule that failed stays so",
        "lambda: checkout-smoke | lambda: a, retries: 9 | 12:43: retries must be a whole number from 0 to 3, got 9",
        "name: smoke, lambda: checkout-smoke, timeout: 5m | suite: smokes | 12:17: suite must be one of the policy's suites, got smokes",
        "name: smoke, lambda: checkout-smoke, timeout: 5m | suite: smokes, retries: 1 | 12:17: suite stands alone: what its tests need is said where the suite is",
        "lambda: checkout-smoke | lambda: a, expect-status: 200 | 12:49: expect-status belongs to an http test",
        "lambda: checkout-smoke | http: http://shop.example.com | 12:29: http must be an https URL with a host name, without user, fragment and another port than 443, got http://shop.example.com",
        "lambda: checkout-smoke | http: https://169.254.169.254/latest | 12:29: http must be an https URL with a host name, without user, fragment and another port than 443, got https://169.254.169.254/latest",
        "lambda: checkout-smoke | http: https://localhost/x | 12:29: http must be an https URL with a host name, without user, fragment and another port than 443, got https://localhost/x",
        "lambda: checkout-smoke | http: https://me:pw@a.example | 12:29: http must be an https URL with a host name, without user, fragment and another port than 443, got https://[secret]@a.example",
        "lambda: checkout-smoke | http: https://a.example, expect-status: 99 | 12:63: expect-status must be a whole number from 100 to 599, got 99",
        "timeout: 5m | timeout: 30m | 12:56: timeout must be at most 14m, got 30m",
        "timeout: 5m | required: maybe | 12:57: required must be true or false, got maybe",
        "mon-thu | mon-freitag | 13:22: days must be days such as mon-thu or mon,wed, got mon-freitag",
        "mon-thu | \"mon,\" | 13:22: days must be days such as mon-thu or mon,wed, got \"mon,\"",
        "mon-thu | [mon, tus] | 13:28: days[1] must be days such as mon-thu or mon,wed, got tus",
        "mon-thu | [] | 13:22: days must have 1 to 7 entries, got 0",
        "\"16:00\" | \"09:00\" | 13:50: to must be later than 09:00 on the same day, got \"09:00\"",
        "\"16:00\" | \"24:00\" | 13:50: to must be a time of day such as \"09:00\", got \"24:00\"",
        "Europe/London | Europe/Londn | 13:65: zone must be a time zone such as Europe/London, got Europe/Londn, did you mean \"Europe/London\"?",
        "Europe/London | \"\" | 13:65: zone must be text, got \"\"",
        "scope: release | scope: relase | 14:46: rollback.scope must be wave or release, got relase, did you mean \"release\"?",
        "scope: release | halt-rolls-back: maybe | 14:56: rollback.halt-rolls-back must be true or false, got maybe",
        "stage: Prod-OneBox | stage: a/b | 6:12: stage must be a name of CodePipeline (1 to 100 of A-Za-z0-9.@-_), got a/b",
        "bake: {for: 1h, at-most: 6h} | bake: 1h | 8:11: bake must be a mapping, got 1h",
        "targets: [{account: \"111122223333\", region: eu-west-1}] | targets: [] | 7:14: targets must have 1 to 100 entries, got 0",
      })
  void aMistakeIsSaidWithItsPlaceAndTheValueSeen(String part, String instead, String said) {
    String text = SAMPLE.replace(part, instead == null ? "" : instead);

    assertThat(problems(text)).extracting(Problem::said).containsExactly("checkout.yaml:" + said);
  }

  @Test
  void allMistakesAreSaidAtOnceInTheOrderOfTheText() {
    String text =
        SAMPLE
            .replace("service: checkout", "servce: checkout")
            .replace("for: 1h", "for: 1")
            .replace("name: one-box", "name: 'One Box'")
            .replace("scope: release", "scope: all");

    assertThat(problems(text))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:2:1: unknown key \"servce\", did you mean \"service\"?",
            "checkout.yaml:5:11: name must be 1 to 40 lower-case letters, digits and hyphens,"
                + " got \"One Box\"",
            "checkout.yaml:8:17: bake.for must be a duration such as 90s, 10m, 1h30m or 2d,"
                + " got 1: a number has no unit",
            "checkout.yaml:14:46: rollback.scope must be wave or release, got all");
  }

  @Test
  void wavesHaveNamesAndStagesOfTheirOwn() {
    String wave = SAMPLE.substring(SAMPLE.indexOf("  - name: one-box"));

    assertThat(problems(SAMPLE + wave))
        .extracting(Problem::message)
        .containsExactly(
            "name must be unique, got one-box again",
            "stage must be unique, got Prod-OneBox again");
  }

  @Test
  void testsHaveNamesOfTheirOwn() {
    String test = "      - {name: smoke, lambda: checkout-smoke, timeout: 5m}\n";

    assertThat(problems(SAMPLE.replace(test, test + test)))
        .extracting(Problem::said)
        .containsExactly("checkout.yaml:13:16: name must be unique, got smoke again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[ab] | 4:13: calendars[0] must be a change calendar's name (3 to 128 of A-Za-z0-9_.:/-) or the ARN of its document, got ab",
        "[freeze, company holidays] | 4:21: calendars[1] must be a change calendar's name (3 to 128 of A-Za-z0-9_.:/-) or the ARN of its document, got company holidays",
        "[\"arn:aws:ssm:eu-west-1:4444:document/freeze\"] | 4:13: calendars[0] must be a change calendar's name (3 to 128 of A-Za-z0-9_.:/-) or the ARN of its document, got \"arn:aws:ssm:eu-west-1:4444:document/freeze\"",
        "[\"arn:aws:ssm:eu-west-1:444455556666:parameter/freeze\"] | 4:13: calendars[0] must be a change calendar's name (3 to 128 of A-Za-z0-9_.:/-) or the ARN of its document, got \"arn:aws:ssm:eu-west-1:444455556666:parameter/freeze\"",
        "[freeze, 2026] | 4:21: calendars[1] must be text, got 2026: a bare number is not text to YAML, put it in quotes",
        "[freeze, easter, freeze] | 4:29: calendars[2] must be unique, got freeze again",
        "freeze | 4:12: calendars must be a list, got freeze",
      })
  void aCalendarThatIsNoneIsSaidWithItsPlaceAndTheValueSeen(String calendars, String said) {
    assertThat(problems(withCalendars(calendars)))
        .extracting(Problem::said)
        .containsExactly("checkout.yaml:" + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "part-of: The Shop | 4:10: part-of must be 1 to 40 lower-case letters, digits and hyphens, got The Shop",
        "part-of: 12 | 4:10: part-of must be text, got 12: a bare number is not text to YAML, put it in quotes",
        "at-once: two | 4:10: at-once must be one or places, got two",
        "max-deployments: 2 | 4:18: max-deployments needs team beside it, whose deployments are counted, got 2",
        "team: shop and max-deployments: 0 | 5:18: max-deployments must be a whole number from 1 to 1000, got 0",
        "refuse-tags: [latest, \":prod\"] | 4:23: refuse-tags[1] must be a tag of an image (1 to 128 of A-Za-z0-9_.-), got \":prod\"",
        "refuse-tags: [prod, prod] | 4:21: refuse-tags[1] must be unique, got prod again",
        "at-one: places | 4:1: unknown key \"at-one\", did you mean \"at-once\"?",
      })
  void aMistakeInWhatAStartIsAskedIsSaidWithItsPlaceAndTheValueSeen(String line, String said) {
    assertThat(
            problems(
                SAMPLE.replace(
                    "pipeline: checkout-prod\n",
                    "pipeline: checkout-prod\n" + line.replace(" and ", "\n") + "\n")))
        .extracting(Problem::said)
        .containsExactly("checkout.yaml:" + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "id: errors | id: Errors | id must be an id that begins with a lower-case letter, got Errors",
        "stat: Sum | stat: p999 | stat must be Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99, got p999",
        "period: 5m | period: 1m | period must be a multiple of 5m, which is what CloudWatch keeps so long, got 1m",
        "over: 28d | over: 64d | over must be at most 63d, got 64d",
        "at-least: 0 | at-least: none | at-least must be a number, got none",
        "expression: errors, | | expression is required",
      })
  void aMistakeInAnErrorBudgetIsSaidWithTheValueSeen(String part, String instead, String said) {
    String budget =
        "    error-budget: {expression: errors, over: 28d, at-least: 0, metrics: [{id: errors,"
            + " namespace: Shop, metric: Errors, stat: Sum, period: 5m}]}\n";
    String wrong = budget.replace(part, instead == null ? "" : instead);

    assertThat(parsed(SAMPLE + budget).policy().waves().getFirst().errorBudget()).isPresent();
    assertThat(problems(SAMPLE + wrong))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .endsWith(said);
  }

  @Test
  void whereAWaveIsReadIsOneOfTwoWords() {
    assertThat(problems(SAMPLE.replace("    bake:", "    read-at: hubb\n    bake:")))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:8:14: read-at must be targets or hub, got hubb, did you mean \"hub\"?");
  }

  @Test
  void whatIsNoYamlIsOneProblem() {
    assertThat(problems("service: [")).hasSize(1);
    assertThat(problems("- a"))
        .extracting(Problem::message)
        .containsExactly("the document must be a mapping, got a list");
    assertThat(problems("a: 1\n".repeat(400_000))).hasSize(1);
  }
}
