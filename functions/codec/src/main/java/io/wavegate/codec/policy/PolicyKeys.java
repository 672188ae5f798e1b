package io.wavegate.codec.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The keys that a policy may have; the schema has the same. */
final class PolicyKeys {
  static final List<String> POLICY =
      List.of(
          "service",
          "pipeline",
          "watch-after-last-wave",
          "after-rollback",
          "second-person",
          "mode",
          "sources",
          "calendars",
          "part-of",
          "at-once",
          "team",
          "max-deployments",
          "refuse-tags",
          "suites",
          "waves");
  static final List<String> WAVE =
      List.of(
          "name",
          "stage",
          "targets",
          "read-at",
          "entry",
          "promotion",
          "bake",
          "alarms",
          "traffic",
          "tests",
          "windows",
          "error-budget",
          "rollback",
          "mode",
          "canary");
  static final List<String> TARGET = List.of("account", "region");
  static final List<String> ENTRY = List.of("carrier", "action", "wait-at-most", "requires");
  static final List<String> PROMOTION = List.of("carrier", "action", "ask", "ask-for");
  static final List<String> BAKE = List.of("for", "preset", "at-most", "settle", "by-change");
  static final List<String> BY_CHANGE = List.of("code", "configuration", "infrastructure", "flag");
  static final List<String> ALARMS = List.of("aggregate", "also", "tolerance");
  static final List<String> TRAFFIC =
      List.of("metric", "namespace", "dimensions", "at-least", "on-drop");

  /** What goes with an HTTP test alone. */
  static final List<String> OF_HTTP =
      List.of(
          "expect-status",
          "latency-at-most",
          "method",
          "headers",
          "body",
          "expect-body",
          "redirects",
          "revision-header");

  /** What goes with a build alone. */
  static final String OF_BUILD = "revision";

  /** Of a test in a suite. */
  static final List<String> SUITE_TEST =
      Stream.concat(
              Stream.of(
                  "name",
                  "lambda",
                  "http",
                  "codebuild",
                  "step-functions",
                  "synthetics",
                  "callback",
                  "metric",
                  "timeout",
                  "required",
                  "when",
                  "every",
                  "retries"),
              Stream.concat(Stream.of(OF_BUILD), OF_HTTP.stream()))
          .toList();

  /** What makes an entry of a wave's tests an upgrade-and-rollback test, by its suite. */
  static final String DRILL = "upgrade-and-rollback";

  /** Of a test in a wave, which may be a whole suite. */
  static final List<String> TEST =
      Stream.concat(SUITE_TEST.stream(), Stream.of("suite", DRILL)).toList();

  /** Of a header whose value stands elsewhere. */
  static final List<String> HEADER = List.of("parameter");

  static final List<String> SYNTHETICS = List.of("canary", "runs", "dry-run");
  static final List<String> CALLBACK = List.of("bus", "queue", "heartbeat");
  static final List<String> METRIC =
      List.of("expression", "metrics", "at-most", "at-least", "below", "above", "for");
  static final List<String> WINDOW = List.of("days", "from", "to", "zone", "except");
  static final List<String> ROLLBACK =
      List.of("lever", "or-else", "scope", "on-deploy-failure", "required", "halt-rolls-back");

  /** Of {@code lever} and of {@code or-else}. */
  static final List<String> LEVER =
      List.of(
          "ecs", "codedeploy", "lambda-alias", "appconfig", "cloudformation", "lambda", "timeout");

  static final List<String> ECS = List.of("cluster", "service");
  static final List<String> CODEDEPLOY = List.of("application", "group");
  static final List<String> LAMBDA_ALIAS = List.of("function", "alias");
  static final List<String> APPCONFIG = List.of("application", "environment");
  static final List<String> CLOUDFORMATION = List.of("stack");

  static final List<String> BUDGET = List.of("expression", "metrics", "over", "at-least");
  static final List<String> BUDGET_METRIC =
      List.of("id", "namespace", "metric", "dimensions", "stat", "period");

  private PolicyKeys() {}

  /**
   * The keys by the path of their mapping; a list's entries are written {@code []}. Those of {@code
   * or-else} are those of {@code lever}, those of a suite's test those of a wave's, and are not
   * said twice.
   */
  static SequencedMap<String, List<String>> byPath() {
    SequencedMap<String, List<String>> paths = new LinkedHashMap<>();
    paths.put("", POLICY);
    paths.put("waves[]", WAVE);
    paths.put("waves[].targets[]", TARGET);
    paths.put("waves[].entry", ENTRY);
    paths.put("waves[].promotion", PROMOTION);
    paths.put("waves[].bake", BAKE);
    paths.put("waves[].bake.by-change", BY_CHANGE);
    paths.put("waves[].alarms", ALARMS);
    paths.put("waves[].traffic[]", TRAFFIC);
    paths.put("waves[].tests[]", TEST);
    paths.put("waves[].tests[].synthetics", SYNTHETICS);
    paths.put("waves[].tests[].callback", CALLBACK);
    paths.put("waves[].tests[].metric", METRIC);
    paths.put("waves[].tests[].metric.metrics[]", BUDGET_METRIC);
    paths.put("waves[].windows[]", WINDOW);
    paths.put("waves[].error-budget", BUDGET);
    paths.put("waves[].error-budget.metrics[]", BUDGET_METRIC);
    paths.put("waves[].rollback", ROLLBACK);
    paths.put("waves[].rollback.lever", LEVER);
    paths.put("waves[].rollback.lever.ecs", ECS);
    paths.put("waves[].rollback.lever.codedeploy", CODEDEPLOY);
    paths.put("waves[].rollback.lever.lambda-alias", LAMBDA_ALIAS);
    paths.put("waves[].rollback.lever.appconfig", APPCONFIG);
    paths.put("waves[].rollback.lever.cloudformation", CLOUDFORMATION);
    return paths;
  }
}
