package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.local.scenario.World.Calendar;
import io.wavegate.local.scenario.World.CompositeAlarm;
import io.wavegate.local.scenario.World.LeverFunction;
import io.wavegate.local.scenario.World.MetricAlarm;
import io.wavegate.local.scenario.World.Parameter;
import io.wavegate.local.scenario.World.Team;
import io.wavegate.local.scenario.World.TeamAnswer;
import io.wavegate.local.scenario.World.TestFunction;
import io.wavegate.local.scenario.World.Traffic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a world file. */
final class WorldReader {
  private static final int MOST = 500;
  private static final Span TIME = Span.of("0s", "1d");
  private static final Pattern ANSWER = Pattern.compile("passed|failed");
  private static final Pattern TEAM_ANSWER = Pattern.compile("passed|failed|nothing");
  private static final Span TEAM_TIME = Span.of("0s", "30d");
  private static final Span ALIVE = Span.of("1m", "1d");
  private static final Pattern LEVER_ANSWER = Pattern.compile("rolled-back|refused|nothing");

  private WorldReader() {}

  /**
   * Reads.
   *
   * @param files the text of a file that the world names
   */
  static World read(YamlMap map, Function<YamlValue, Optional<String>> files) {
    return new World(
        all(map, "metric-alarms", ScenarioKeys.METRIC_ALARM, WorldReader::metricAlarm),
        all(map, "composite-alarms", ScenarioKeys.COMPOSITE_ALARM, WorldReader::composite),
        all(map, "traffic", ScenarioKeys.TRAFFIC, WorldReader::traffic),
        all(map, "functions", ScenarioKeys.FUNCTION, WorldReader::function),
        all(map, "sites", ScenarioKeys.SITE, SiteReader::site),
        all(map, "parameters", ScenarioKeys.PARAMETER, WorldReader::parameter),
        all(map, "calendars", ScenarioKeys.CALENDAR, calendar -> calendar(calendar, files)),
        map.required("deployments").map(ScenarioKeys.DEPLOYMENTS).required("take").duration(TIME),
        DeployableReader.all(map),
        all(map, "levers", ScenarioKeys.LEVER, WorldReader::lever),
        TestJobReader.all(map),
        all(map, "teams", ScenarioKeys.TEAM, WorldReader::team));
  }

  private static <T> List<T> all(
      YamlMap map, String key, List<String> keys, Function<YamlMap, T> reader) {
    YamlValue list = map.optional(key);
    return list.isPresent()
        ? list.items(0, MOST).stream().map(item -> reader.apply(item.map(keys))).toList()
        : List.of();
  }

  private static MetricAlarm metricAlarm(YamlMap map) {
    return new MetricAlarm(
        map.required("name").text(),
        map.required("namespace").text(),
        map.required("metric").text(),
        map.required("threshold").positive());
  }

  private static CompositeAlarm composite(YamlMap map) {
    return new CompositeAlarm(map.required("name").text(), map.required("rule").text());
  }

  private static Traffic traffic(YamlMap map) {
    YamlValue dimensions = map.optional("dimensions");
    SequencedMap<String, String> pairs =
        dimensions.isPresent() ? dimensions.texts() : new LinkedHashMap<>();
    return new Traffic(
        new TrafficRule(map.required("namespace").text(), map.required("metric").text(), pairs, 1),
        map.required("per-minute").positive());
  }

  private static TestFunction function(YamlMap map) {
    return new TestFunction(
        map.required("name").text(),
        map.required("answers").text(ANSWER, "passed or failed").equals("passed"),
        map.optional("takes").duration(TIME, Duration.ZERO),
        map.optional("summary").text(""));
  }

  private static LeverFunction lever(YamlMap map) {
    String answers = map.required("answers").text(LEVER_ANSWER, "rolled-back, refused or nothing");
    return new LeverFunction(
        map.required("name").text(),
        answers.equals("nothing") ? "" : answers,
        map.optional("takes").duration(TIME, Duration.ZERO),
        map.optional("message").text(""));
  }

  private static Parameter parameter(YamlMap map) {
    return new Parameter(map.required("name").text(), map.required("value").text());
  }

  private static Team team(YamlMap map) {
    if (map.has("bus") == map.has("queue")) {
      map.wrong("needs either bus or queue");
    }
    String asked = map.has("bus") ? map.required("bus").text() : map.optional("queue").text("");
    return new Team(asked, teamAnswer(map));
  }

  /** That a team answers otherwise. */
  static Deed.TeamAnswers teamAnswers(YamlMap map, Known known) {
    YamlValue team = map.required("team");
    String asked = team.text();
    known.team(team, asked);
    return new Deed.TeamAnswers(asked, teamAnswer(map));
  }

  private static TeamAnswer teamAnswer(YamlMap map) {
    String answers = map.required("answers").text(TEAM_ANSWER, "passed, failed or nothing");
    YamlValue about = map.optional("about");
    YamlValue alive = map.optional("alive");
    return new TeamAnswer(
        answers.equals("nothing") ? "" : answers,
        map.optional("takes").duration(TEAM_TIME, Duration.ZERO),
        map.optional("says").text("looked at"),
        about.isPresent() ? Optional.of(about.text()) : Optional.empty(),
        alive.isPresent() ? Optional.of(alive.duration(ALIVE)) : Optional.empty());
  }

  private static Calendar calendar(YamlMap map, Function<YamlValue, Optional<String>> files) {
    String name = map.required("name").text();
    YamlValue file = map.required("file");
    // A file that is none was told already, and would be told twice.
    return files
        .apply(file)
        .map(text -> new Calendar(name, file.text(), text))
        .orElse(new Calendar(name, "", ""));
  }
}
