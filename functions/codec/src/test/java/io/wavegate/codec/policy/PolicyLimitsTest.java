package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static io.wavegate.codec.policy.Policies.problems;
import static io.wavegate.codec.policy.Policies.withCalendars;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.PolicyResult.Rejected;
import io.wavegate.codec.yaml.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many there may be of what, and for how long. */
class PolicyLimitsTest {
  private static final String SAMPLE = Policies.text("sample.yaml");

  @Test
  void asManyAlarmsAsCanBeWatchedInAllTargetsTogether() {
    List<String> targets =
        IntStream.range(0, 46)
            .mapToObj(i -> "{account: \"%012d\", region: eu-west-1}".formatted(i))
            .toList();
    String home = "{account: \"111122223333\", region: eu-west-1}";
    String text = SAMPLE.replace("[" + home + "]", targets.toString());

    assertThat(parsed(SAMPLE.replace("[" + home + "]", targets.subList(0, 45).toString())))
        .isNotNull();
    assertThat(parsed(text.replace("    bake:", "    read-at: hub\n    bake:"))).isNotNull();
    assertThat(problems(text))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:7:14: targets with their alarms must be at most 90 to be watched,"
                + " got 2 alarms in each of 46 targets");
  }

  @Test
  void atMostTwentyCalendars() {
    List<String> names = IntStream.range(0, 21).mapToObj(i -> "freeze-" + i).toList();

    assertThat(parsed(withCalendars(names.subList(0, 20).toString())).policy().calendars())
        .isEqualTo(names.subList(0, 20));
    assertThat(problems(withCalendars(names.toString())))
        .extracting(Problem::message)
        .containsExactly("calendars must have 0 to 20 entries, got 21");
  }

  @Test
  void atMostFiftyWaves() {
    StringBuilder text = new StringBuilder(SAMPLE.substring(0, SAMPLE.indexOf("  - name")));
    String wave = SAMPLE.substring(SAMPLE.indexOf("  - name"));
    for (int i = 0; i < 51; i++) {
      text.append(wave.replace("one-box", "w" + i).replace("Prod-OneBox", "S" + i));
    }

    assertThat(problems(text.toString()))
        .extracting(Problem::message)
        .containsExactly("waves must have 1 to 50 entries, got 51");
  }

  @ParameterizedTest
  @CsvSource({
    "22h, 59m, false",
    "23h, 29m, false",
    "23h, 30m, true",
    "12h, 1h, false",
    "24h, 0s, true"
  })
  void anInvokedPromotionMustEndWithinADay(String bake, String settle, boolean tooLong) {
    String text =
        Policies.text("minimal.yaml")
            .replace("{for: 1m}", "{for: " + bake + ", settle: " + settle + "}")
            .concat("    promotion: {carrier: invoke}\n");

    assertThat(Policies.read(text) instanceof Rejected).isEqualTo(tooLong);
  }

  @Test
  void aTooLongInvokedPromotionSaysTheSumAndTheWayOut() {
    String text =
        Policies.text("minimal.yaml")
            .replace("{for: 1m}", "{for: 24h}")
            .concat("    promotion: {carrier: invoke}\n");

    assertThat(problems(text))
        .extracting(Problem::said)
        .containsExactly(
            "checkout.yaml:11:26: promotion.carrier invoke holds the pipeline for less than 24h"
                + " (a Lambda action's limit), but bake.for 1d (the default of bake.at-most), bake.settle"
                + " 3m and 30m to decide come to 1d33m: use carrier approval, or a shorter bake");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{for: 1h, at-most: 24h} | bake.at-most 1d, the longest",
        "{for: 1h, by-change: {flag: 24h}} | bake.by-change.flag 1d, the longest",
        "{preset: first-wave, settle: 1h} | bake.preset's 12h (the default of bake.at-most), the",
      })
  void aTooLongInvokedPromotionNamesTheKeyThatMakesItSo(String bake, String named) {
    String text =
        Policies.text("minimal.yaml")
            .replace("{for: 1m}", bake)
            .concat("    promotion: {carrier: invoke}\n")
            .concat("    tests: [{name: a, codebuild: aa, timeout: 12h, when: end-of-bake}]\n");

    assertThat(problems(text).getFirst().said()).contains("but " + named);
  }

  @Test
  void testsRunNoMoreOftenThanAnExecutionsHistoryHolds() {
    String text =
        Policies.text("minimal.yaml").replace("{for: 1m}", "{for: 30d}")
            + "    tests: [{name: a, lambda: a, when: during-bake, every: %s}]\n";

    assertThat(Policies.read(text.formatted("1h")) instanceof Rejected).isFalse();
    assertThat(problems(text.formatted("30m")).getFirst().said())
        .endsWith(
            "tests must run at most 1000 times in all while the bake lasts, got 1441: give them a"
                + " longer every");
  }

  @Test
  void testsBesideAndAfterTheBakeCountToo() {
    String text =
        Policies.text("minimal.yaml").replace("{for: 1m}", "{for: 12h}")
            + "    promotion: {carrier: invoke}\n    tests: [{name: a, codebuild: aa, timeout: %s}]\n";

    assertThat(Policies.read(text.formatted("23h")) instanceof Rejected).isFalse();
    assertThat(problems(text.formatted("24h, required: false")).getFirst().said())
        .contains("but the longest test 1d, bake.settle 3m and 30m to decide come to 1d33m");
    assertThat(problems(text.formatted("12h, when: end-of-bake")).getFirst().said())
        .contains(
            "but bake.for 12h (the default of bake.at-most), the longest last test 12h, bake.settle 3m and");
  }

  @ParameterizedTest
  @CsvSource({"invoke, 23h30m, 23h31m, 23h30m", "approval, 59d, 60d, 59d"})
  void anEntryGateWaitsAsLongAsItsCarrierCan(
      String carrier, String longest, String tooLong, String limit) {
    String text = Policies.text("minimal.yaml") + "    entry: {carrier: %s, wait-at-most: %s}\n";

    assertThat(parsed(text.formatted(carrier, longest)).policy().waves()).hasSize(1);
    assertThat(problems(text.formatted(carrier, tooLong)))
        .extracting(Problem::message)
        .containsExactly("entry.wait-at-most must be at most " + limit + ", got " + tooLong);
  }
}
