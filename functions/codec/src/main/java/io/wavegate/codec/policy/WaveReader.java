package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.AlarmRule;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.Canary;
import io.wavegate.core.policy.Conduct;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.ReadAt;
import io.wavegate.core.policy.RollbackRule;
import io.wavegate.core.policy.Target;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.policy.Window;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads one wave of a policy. */
final class WaveReader {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,20}){1,4}-[0-9]");
  private static final Span TOLERANCE = Span.of("0s", "30d");
  private static final int MOST = 100;

  /** As many watches begin in one transaction of the store, with what else is written then. */
  private static final int MOST_WATCHED = 90;

  private static final long MOST_RUNS = 1_000;

  /** CloudWatch takes no more dimensions of one metric. */
  private static final int MOST_DIMENSIONS = 30;

  private WaveReader() {}

  /**
   * @param mode of the policy, for a wave that names none
   * @param suites of the policy
   */
  static WavePolicy wave(YamlMap map, Mode mode, Suites suites) {
    YamlMap bakes = map.required("bake").map(PolicyKeys.BAKE);
    Bake bake = BakeReader.bake(bakes);
    List<TestSpec> tests = suites.tests(map.optional("tests"));
    refuseTooMany(map.optional("tests"), tests, bake);
    List<Target> targets =
        map.required("targets").items(1, MOST).stream().map(WaveReader::target).toList();
    AlarmRule alarms = alarms(map.required("alarms").map(PolicyKeys.ALARMS), bake);
    RollbackRule rollback =
        RollbackReader.rollback(map.optional("rollback").map(PolicyKeys.ROLLBACK));
    DrillReader.refuseUnfit(
        map.optional("tests"), tests, rollback, map.optional("mode").word(mode));
    return new WavePolicy(
        Forms.ours(map.required("name")),
        Forms.pipeline(map.required("stage")),
        targets,
        GateReader.entry(map.optional("entry")),
        GateReader.promotion(
            map.optional("promotion"), bake, BakeReader.longest(bakes, bake), tests),
        bake,
        alarms,
        map.optional("traffic").items(0, MOST).stream().map(WaveReader::traffic).toList(),
        tests,
        map.optional("windows").items(0, MOST).stream().map(WaveReader::window).toList(),
        rollback,
        new Conduct(
            map.optional("mode").word(mode),
            GateReader.ask(map.optional("promotion")),
            canary(map.optional("canary"), tests)),
        BudgetReader.budget(map.optional("error-budget")),
        readAt(map, targets, alarms));
  }

  /** The history of a state machine's execution holds 25,000 events, and a run is some 16. */
  private static void refuseTooMany(YamlValue value, List<TestSpec> tests, Bake bake) {
    long runs =
        tests.stream()
            .flatMap(test -> test.every().stream())
            .filter(Duration::isPositive)
            .mapToLong(every -> bake.longest().dividedBy(every) + 1)
            .sum();
    if (runs > MOST_RUNS) {
      value.wrong(
          "must run at most %d times in all while the bake lasts, got %d: give them a longer every"
              .formatted(MOST_RUNS, runs));
    }
  }

  /** What is usual is not kept: it was not yet said as the first policies were stored. */
  private static Optional<ReadAt> readAt(YamlMap map, List<Target> targets, AlarmRule alarms) {
    ReadAt readAt = map.optional("read-at").word(ReadAt.TARGETS);
    long places = targets.stream().distinct().count();
    if (readAt == ReadAt.TARGETS && places > 1 && places * alarms.all().size() > MOST_WATCHED) {
      map.required("targets")
          .wrong(
              "with their alarms must be at most %d to be watched, got %d alarms in each of %d targets"
                  .formatted(MOST_WATCHED, alarms.all().size(), places));
    }
    return readAt == ReadAt.TARGETS ? Optional.empty() : Optional.of(readAt);
  }

  private static Target target(YamlValue value) {
    YamlMap map = value.map(PolicyKeys.TARGET);
    return new Target(
        map.required("account").text(ACCOUNT, "12 digits in quotes"),
        map.required("region").text(REGION, "a Region such as eu-west-1"));
  }

  private static Optional<String> canary(YamlValue value, List<TestSpec> tests) {
    if (!value.isPresent()) {
      return Optional.empty();
    }
    tests.stream()
        .map(TestSpec::name)
        .filter(name -> name.startsWith(Canary.PREFIX))
        .findFirst()
        .ifPresent(
            name -> value.wrong("leaves no name for test " + name + ": give the test another"));
    return Optional.of(Forms.function(value));
  }

  private static AlarmRule alarms(YamlMap map, Bake bake) {
    YamlValue tolerance = map.optional("tolerance");
    Duration forgiven = tolerance.duration(TOLERANCE, Duration.ZERO);
    if (bake.length().isPositive() && forgiven.compareTo(bake.shortest()) >= 0) {
      String bakes = bake.dependsOnChange() ? "every bake" : "bake.for";
      tolerance.wrong("must be shorter than " + bakes + ", got " + tolerance.shown());
    }
    String aggregate = Forms.cloudWatch(map.required("aggregate"));
    List<YamlValue> also = map.optional("also").items(0, MOST);
    List<String> names = also.stream().map(Forms::cloudWatch).toList();
    Forms.refuseRepeated(also, names);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(aggregate) && !aggregate.isEmpty()) {
        also.get(i).wrong("is the aggregate alarm already, got " + also.get(i).shown());
      }
    }
    return new AlarmRule(aggregate, names, forgiven);
  }

  private static TrafficRule traffic(YamlValue value) {
    YamlMap map = value.map(PolicyKeys.TRAFFIC);
    return new TrafficRule(
        Forms.cloudWatch(map.required("namespace")),
        Forms.cloudWatch(map.required("metric")),
        dimensions(map.optional("dimensions")),
        map.required("at-least").positive(),
        map.optional("on-drop").word(TrafficRule.OnDrop.EXTEND),
        Optional.empty());
  }

  static SequencedMap<String, String> dimensions(YamlValue dimensions) {
    SequencedMap<String, String> pairs = dimensions.texts();
    if (pairs.size() > MOST_DIMENSIONS) {
      dimensions.wrong("must be at most " + MOST_DIMENSIONS + ", got " + pairs.size());
    }
    return pairs;
  }

  private static Window window(YamlValue value) {
    return WindowReader.window(value.map(PolicyKeys.WINDOW));
  }
}
