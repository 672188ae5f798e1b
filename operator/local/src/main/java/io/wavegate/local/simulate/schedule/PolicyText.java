package io.wavegate.local.simulate.schedule;

import io.wavegate.core.model.Place;
import io.wavegate.local.simulate.schedule.Plan.Test;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The plan's policy as a team would write it, and Wavegate reads it. */
public final class PolicyText {
  private PolicyText() {}

  /** The YAML. */
  public static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    line(text, "service: " + Plan.SERVICE);
    line(text, "pipeline: " + Plan.PIPELINE);
    line(text, "watch-after-last-wave: " + time(plan.watchAfter()));
    List<Wave> drilled = plan.waves().stream().filter(wave -> wave.levers().drilled()).toList();
    if (!drilled.isEmpty()) {
      line(text, "suites:");
      drilled.forEach(wave -> suite(text, wave));
    }
    line(text, "waves:");
    plan.waves().forEach(wave -> wave(text, wave));
    return text.toString();
  }

  private static void wave(StringBuilder text, Wave wave) {
    line(text, "  - name: " + wave.name());
    line(text, "    stage: " + wave.stage());
    String targets =
        wave.levers().places().stream().map(PolicyText::target).collect(Collectors.joining(", "));
    line(text, "    targets: [" + targets + "]");
    line(
        text,
        "    entry: {carrier: %s, action: %s, wait-at-most: %s}"
            .formatted(wave.entry().word(), Plan.ENTRY, time(Plan.ENTRY_WAITS)));
    line(
        text,
        "    promotion: {carrier: %s, action: %s}"
            .formatted(wave.promotion().word(), Plan.PROMOTION));
    line(
        text,
        "    bake: {for: %s, at-most: %s, settle: %s}"
            .formatted(time(wave.bake()), time(wave.atMost()), time(wave.settle())));
    String also = String.join(", ", wave.alarms().subList(1, wave.alarms().size()));
    line(
        text,
        "    alarms: {aggregate: %s, also: [%s], tolerance: %s}"
            .formatted(wave.alarms().getFirst(), also, time(wave.tolerance())));
    line(text, "    traffic:");
    line(
        text,
        "      - {namespace: AWS/ApiGateway, metric: %s, dimensions: {ApiName: %s}, at-least: %s}"
            .formatted(Plan.METRIC, Plan.SERVICE, (long) wave.atLeast()));
    line(text, "    tests:");
    if (wave.levers().drilled()) {
      line(text, "      - suite: " + wave.name());
      line(text, "      - {name: undo, upgrade-and-rollback: %s}".formatted(wave.name()));
    } else {
      wave.tests().forEach(test -> line(text, "      - {" + test(test) + "}"));
    }
    line(
        text,
        "    rollback: {%s, scope: %s, on-deploy-failure: %s}"
            .formatted(levers(wave), wave.scope(), wave.onDeployFailure()));
  }

  private static void suite(StringBuilder text, Wave wave) {
    line(text, "  " + wave.name() + ":");
    wave.tests().forEach(test -> line(text, "    - {" + test(test) + "}"));
  }

  private static String target(Place place) {
    return "{account: \"%s\", region: %s}".formatted(place.account(), place.region());
  }

  private static String levers(Wave wave) {
    String first = "lever: " + wave.levers().first().inPolicy(wave.thing());
    return wave.levers()
        .orElse()
        .map(other -> first + ", or-else: " + other.inPolicy(wave.thing()))
        .orElse(first);
  }

  private static String test(Test test) {
    String kind =
        test.isHttp()
            ? "http: \"https://%s/health\", latency-at-most: %s"
                .formatted(Plan.HOST, time(Test.LATENCY))
            : "lambda: " + test.function();
    return "name: %s, %s, timeout: %s, required: %s"
        .formatted(test.name(), kind, time(test.timeout()), test.required());
  }

  private static String time(Duration duration) {
    return duration.toSeconds() + "s";
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
