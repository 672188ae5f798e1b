package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Plan.Test;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.time.Duration;

/** The plan's policy as a team would write it, and Wavegate reads it. */
public final class PolicyText {
  private PolicyText() {}

  /** The YAML. */
  public static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    line(text, "service: " + Plan.SERVICE);
    line(text, "pipeline: " + Plan.PIPELINE);
    line(text, "watch-after-last-wave: " + time(plan.watchAfter()));
    line(text, "waves:");
    plan.waves().forEach(wave -> wave(text, wave));
    return text.toString();
  }

  private static void wave(StringBuilder text, Wave wave) {
    line(text, "  - name: " + wave.name());
    line(text, "    stage: " + wave.stage());
    line(text, "    targets: [{account: \"111122223333\", region: eu-west-1}]");
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
    wave.tests().forEach(test -> line(text, "      - {" + test(test) + "}"));
    line(
        text,
        "    rollback: {lever: pipeline-stage, scope: %s, on-deploy-failure: %s}"
            .formatted(wave.scope(), wave.onDeployFailure()));
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
