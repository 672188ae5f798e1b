package io.wavegate.local.scenario;

import java.util.List;

/** The keys of scenario and world files. */
final class ScenarioKeys {
  static final List<String> SCENARIO =
      List.of(
          "scenario",
          "policy",
          "pipeline",
          "world",
          "start",
          "seed",
          "release",
          "happens",
          "expect");
  static final List<String> RELEASE = List.of("revision", "summary");
  static final List<String> HAPPENING = List.of("when", "alarm", "state", "reason");
  static final List<String> EXPECT = List.of("gates", "rollbacks", "effects", "never");
  static final List<String> GATE = List.of("wave", "gate", "verdict", "reason");
  static final List<String> ROLLBACK = List.of("wave", "outcome");
  static final List<String> WORLD =
      List.of("metric-alarms", "composite-alarms", "traffic", "functions", "sites", "deployments");
  static final List<String> METRIC_ALARM = List.of("name", "namespace", "metric", "threshold");
  static final List<String> COMPOSITE_ALARM = List.of("name", "rule");
  static final List<String> TRAFFIC = List.of("namespace", "metric", "dimensions", "per-minute");
  static final List<String> FUNCTION = List.of("name", "answers", "takes", "summary");
  static final List<String> SITE = List.of("host", "status", "takes");
  static final List<String> DEPLOYMENTS = List.of("take");

  private ScenarioKeys() {}
}
