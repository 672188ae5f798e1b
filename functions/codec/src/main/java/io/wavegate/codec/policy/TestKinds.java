package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.validation.Comparison;
import io.wavegate.core.validation.TestKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a validation test runs: one kind, by the key that names it. */
final class TestKinds {
  /** Lambda ends a function after 15 minutes. */
  static final Span SHORT = Span.of("1s", "14m");

  /** CodeBuild ends a build after 8 hours, or 36 where the project says so. */
  private static final Span BUILD = Span.of("1m", "36h");

  private static final Span LONG = Span.of("1m", "2d");
  private static final Span PERSON = Span.of("1m", "7d");
  private static final Span HOLDS = Span.of("1m", "1d");
  private static final Duration HOLDS_DEFAULT = Duration.ofMinutes(5);
  private static final Span HEARTBEAT = Span.of("1m", "1d");
  private static final int MOST_RUNS = 20;

  private record Kind(String word, Function<YamlMap, TestKind> read) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("lambda", map -> new TestKind.Lambda(Forms.function(map.required("lambda")))),
          new Kind("http", HttpReader::http),
          new Kind("codebuild", TestKinds::build),
          new Kind(
              "step-functions",
              map -> new TestKind.StateMachine(Forms.stateMachine(map.required("step-functions")))),
          new Kind("synthetics", TestKinds::synthetics),
          new Kind("callback", TestKinds::callback),
          new Kind("metric", TestKinds::metric));

  private TestKinds() {}

  /** The kind; one that passes for it where the mapping names none or several. */
  static TestKind kind(YamlMap map) {
    List<Kind> named = KINDS.stream().filter(kind -> map.has(kind.word())).toList();
    if (named.size() > 1) {
      map.wrong("a test has one kind, got " + String.join(" and ", words(named)));
    } else if (named.isEmpty() && !map.hasUnknown()) {
      List<String> all = words(KINDS);
      map.wrong(
          "a test needs its kind: "
              + String.join(", ", all.subList(0, all.size() - 1))
              + " or "
              + all.getLast());
    }
    if (!map.has("http")) {
      PolicyKeys.OF_HTTP.stream()
          .filter(map::has)
          .forEach(key -> map.optional(key).wrong("belongs to an http test"));
    }
    if (!map.has("codebuild") && map.has(PolicyKeys.OF_BUILD)) {
      map.optional(PolicyKeys.OF_BUILD).wrong("belongs to a codebuild test");
    }
    return named.isEmpty() ? new TestKind.Lambda("") : named.getFirst().read().apply(map);
  }

  /** How long one run of a kind may take at most, by what runs it. */
  static Span longest(TestKind kind) {
    return switch (kind) {
      case TestKind.Lambda lambda -> SHORT;
      case TestKind.Http http -> SHORT;
      case TestKind.CodeBuild build -> BUILD;
      case TestKind.StateMachine machine -> LONG;
      case TestKind.Synthetics synthetics -> LONG;
      case TestKind.Callback callback -> PERSON;
      case TestKind.Metric metric -> LONG;
      case TestKind.Redeploy redeploy -> DrillReader.MOVE;
    };
  }

  private static List<String> words(List<Kind> kinds) {
    return kinds.stream().map(Kind::word).toList();
  }

  private static TestKind build(YamlMap map) {
    YamlValue revision = map.optional(PolicyKeys.OF_BUILD);
    return new TestKind.CodeBuild(
        Forms.project(map.required("codebuild")),
        revision.isPresent()
            ? Optional.of(revision.word(TestKind.RevisionRule.REQUIRED))
            : Optional.empty());
  }

  private static TestKind synthetics(YamlMap test) {
    YamlMap map = test.required("synthetics").map(PolicyKeys.SYNTHETICS);
    YamlValue dryRun = map.optional("dry-run");
    boolean dry = dryRun.flag(false);
    if (dry && map.has("runs")) {
      dryRun.wrong("cannot stand beside runs: a dry run is one run");
    }
    int runs = map.optional("runs").whole(1, MOST_RUNS, 1);
    return new TestKind.Synthetics(Forms.canary(map.required("canary")), dry ? 0 : runs);
  }

  private static TestKind callback(YamlMap test) {
    YamlMap map = test.required("callback").map(PolicyKeys.CALLBACK);
    boolean both = map.has("bus") && map.has("queue");
    if (both || (!map.has("bus") && !map.has("queue") && !map.hasUnknown())) {
      map.wrong("needs either bus or queue" + (both ? ", got both" : ""));
    }
    YamlValue heartbeat = map.optional("heartbeat");
    return new TestKind.Callback(
        map.has("bus") ? Forms.bus(map.required("bus")) : "",
        map.has("queue") ? Forms.queue(map.required("queue")) : "",
        heartbeat.isPresent() ? Optional.of(heartbeat.duration(HEARTBEAT)) : Optional.empty());
  }

  private static TestKind metric(YamlMap test) {
    YamlMap map = test.required("metric").map(PolicyKeys.METRIC);
    Duration holds = map.optional("for").duration(HOLDS, HOLDS_DEFAULT);
    List<Comparison> all = List.of(Comparison.values());
    List<Comparison> named = all.stream().filter(is -> map.has(key(is))).toList();
    if (named.size() != 1 && !map.hasUnknown()) {
      map.wrong("needs one of " + String.join(", ", all.stream().map(TestKinds::key).toList()));
    }
    Comparison is = named.isEmpty() ? Comparison.AT_MOST : named.getFirst();
    List<MetricQuery> metrics = BudgetReader.metrics(map, holds);
    if (metrics.stream().map(MetricQuery::period).distinct().count() > 1) {
      // Else it would not be said which periods must follow one another.
      map.required("metrics").wrong("must have one period, the same for all");
    }
    return new TestKind.Metric(
        BudgetReader.expression(map), metrics, is, map.optional(key(is)).number(0), holds);
  }

  private static String key(Comparison is) {
    return is.word().replace(' ', '-');
  }
}
