package io.wavegate.local.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The keys of scenario and world files; the schema of scenarios has the same. */
final class ScenarioKeys {
  static final List<String> SCENARIO =
      List.of(
          "scenario",
          "policy",
          "change",
          "pipeline",
          "world",
          "start",
          "seed",
          "earlier-release",
          "release",
          "happens",
          "expect");
  static final List<String> RELEASE = List.of("revision", "summary");
  static final String WHEN = "when";
  static final List<String> EXPECT = List.of("gates", "rollbacks", "effects", "pages", "never");
  static final List<String> GATE = List.of("release", "wave", "gate", "verdict", "reason");
  static final List<String> ROLLBACK = List.of("wave", "lever", "outcome");
  static final List<String> WORLD =
      List.of(
          "metric-alarms",
          "composite-alarms",
          "traffic",
          "functions",
          "builds",
          "machines",
          "canaries",
          "sites",
          "parameters",
          "calendars",
          "levers",
          "teams",
          "deployments",
          "codedeploy",
          "ecs-services",
          "lambda-aliases",
          "appconfig",
          "stacks");
  static final List<String> METRIC_ALARM = List.of("name", "namespace", "metric", "threshold");
  static final List<String> COMPOSITE_ALARM = List.of("name", "rule");
  static final List<String> TRAFFIC = List.of("namespace", "metric", "dimensions", "per-minute");
  static final List<String> FUNCTION = List.of("name", "answers", "takes", "summary");
  static final List<String> BUILD =
      List.of("project", "answers", "takes", "summary", "about", "report");
  static final List<String> MACHINE = List.of("name", "answers", "takes", "summary");
  static final List<String> CANARY = List.of("name", "every", "answers", "takes", "summary");
  static final List<String> LEVER = List.of("name", "answers", "takes", "message");
  static final List<String> SITE =
      List.of("host", "method", "headers", "status", "takes", "body", "location", "about");
  static final List<String> PARAMETER = List.of("name", "value");
  static final List<String> TEAM =
      List.of("bus", "queue", "answers", "takes", "says", "about", "alive");
  static final List<String> CALENDAR = List.of("name", "file");
  static final List<String> DEPLOYMENTS = List.of("take");
  static final List<String> CODEDEPLOY = deployable("application", "group", "platform");
  static final List<String> ECS_SERVICE =
      deployable("cluster", "service", "task-definition", "revisions");
  static final List<String> LAMBDA_ALIAS = deployable("function", "alias", "versions", "version");
  static final List<String> APPCONFIG =
      deployable("application", "environment", "profile", "versions", "bakes");
  static final List<String> STACK = deployable("name", "failed-update");

  private static final SequencedMap<String, List<String>> DEEDS = new LinkedHashMap<>();

  static {
    DEEDS.put("alarm", List.of("state", "reason", "evaluation", "in"));
    DEEDS.put("edit-alarm", List.of("threshold", "rule", "in"));
    DEEDS.put("delete-alarm", List.of("in"));
    DEEDS.put("delete-artefact", List.of());
    DEEDS.put("delete-images", List.of("in"));
    DEEDS.put("leave-out", List.of("for"));
    DEEDS.put("traffic", List.of("per-minute", "in"));
    DEEDS.put("test", List.of("answers", "takes", "summary", "about"));
    DEEDS.put("site", List.of("status", "takes", "body", "location", "about"));
    DEEDS.put("team", List.of("answers", "takes", "says", "about", "alive"));
    DEEDS.put("deployment", List.of("action", "of", "fails"));
    DEEDS.put("pipeline-changed", List.of());
    DEEDS.put("person", List.of("wave", "gate", "by", "says", "refused"));
    DEEDS.put(
        "asks",
        List.of(
            "every-service",
            "whole-team",
            "wave",
            "gate",
            "by",
            "says",
            "owner",
            "revision",
            "line",
            "expires",
            "longer",
            "whose",
            "refused"));
    DEEDS.put("release", List.of());
    DEEDS.put("other-pipeline", List.of("does", "region", "for"));
    DEEDS.put("events", List.of("are", "by", "for"));
    DEEDS.put("service", List.of("operation", "in", "answers", "for"));
    DEEDS.put("store", List.of("for"));
    DEEDS.put("stop-machine", List.of());
  }

  private ScenarioKeys() {}

  /** What a happening can be, each with the keys that go with it. */
  static SequencedMap<String, List<String>> deeds() {
    return new LinkedHashMap<>(DEEDS);
  }

  /** Every key that some happening may have. */
  static List<String> happening() {
    SequencedMap<String, String> keys = new LinkedHashMap<>();
    keys.put(WHEN, "");
    DEEDS.forEach(
        (deed, more) -> {
          keys.put(deed, "");
          more.forEach(key -> keys.put(key, ""));
        });
    return List.copyOf(keys.sequencedKeySet());
  }

  /** The keys by the path of their mapping; a list's entries are written {@code []}. */
  static SequencedMap<String, List<String>> byPath() {
    SequencedMap<String, List<String>> paths = new LinkedHashMap<>();
    paths.put("", SCENARIO);
    paths.put("release", RELEASE);
    paths.put("happens[]", happening());
    paths.put("happens[].release", RELEASE);
    paths.put("expect", EXPECT);
    paths.put("expect.gates[]", GATE);
    paths.put("expect.rollbacks[]", ROLLBACK);
    return paths;
  }

  /** Its own keys, and those of everything that is deployed. */
  private static List<String> deployable(String... own) {
    return Stream.concat(
            Stream.of(own), Stream.of("account", "region", "takes", "goes", "back-takes", "back"))
        .toList();
  }
}
