package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.model.Place;
import io.wavegate.local.scenario.Deed.OtherPipeline.Does;
import io.wavegate.local.scenario.Deed.TestAnswers.Answer;
import io.wavegate.local.scenario.PersonActs.Act;
import io.wavegate.local.scenario.Scenario.Release;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads what happens: the one key that says what it is, and the keys that go with it. */
final class DeedReader {
  private static final Span TIME = Span.of("0s", "30d");
  private static final Pattern EVALUATION =
      Pattern.compile("COMPLETE|PARTIAL_DATA|EVALUATION_ERROR|EVALUATION_FAILURE");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern GATE = Pattern.compile("entry|promotion");
  private static final Deed NONE = new Deed.AlarmDeleted("");

  private final YamlMap map;
  private final Known known;

  DeedReader(YamlMap map, Known known) {
    this.map = map;
    this.known = known;
  }

  /** The deed; a harmless one if that cannot be read, which is said. */
  Deed read() {
    List<String> kinds = ScenarioKeys.deeds().keySet().stream().filter(map::has).toList();
    if (kinds.size() != 1) {
      refuse(kinds);
      return NONE;
    }
    refuseOthers(kinds.getFirst());
    return read(kinds.getFirst());
  }

  /** A key that is only mistyped was told already. */
  private void refuse(List<String> kinds) {
    if (!kinds.isEmpty()) {
      map.wrong("one thing happens at a time, got " + String.join(" and ", kinds));
    } else if (!map.hasUnknown()) {
      String all = String.join(", ", ScenarioKeys.deeds().keySet());
      map.wrong("what happens is missing, one of: " + all);
    }
  }

  private void refuseOthers(String kind) {
    List<String> keys = ScenarioKeys.deeds().getOrDefault(kind, List.of());
    for (String key : ScenarioKeys.happening()) {
      boolean goes = key.equals(ScenarioKeys.WHEN) || key.equals(kind) || keys.contains(key);
      if (!goes && map.has(key)) {
        String valid = keys.isEmpty() ? "" : ", which takes " + String.join(", ", keys);
        map.optional(key).wrong("does not go with " + kind + valid);
      }
    }
  }

  private Deed read(String kind) {
    return switch (kind) {
      case "alarm" -> where(alarm());
      case "edit-alarm" -> where(edited());
      case "delete-alarm" -> where(new Deed.AlarmDeleted(anyAlarm("delete-alarm")));
      case "delete-artefact" -> new Deed.ArtefactDeleted(map.required(kind).text());
      case "delete-images" -> new Deed.ImagesDeleted(map.required(kind).text(), in());
      case "leave-out" -> new Fault.LeftOut(anyAlarm("leave-out"), lasts());
      case "traffic" -> where(traffic());
      case "test" -> test();
      case "site" -> site();
      case "team" -> WorldReader.teamAnswers(map, known);
      case "deployment" -> deployment();
      case "pipeline-changed" -> new Deed.PipelineChanged(map.required(kind).text());
      case "person" -> person();
      case "asks" -> asks();
      case "release" -> new Deed.Released(release(map.required("release")));
      case "other-pipeline" -> otherPipeline();
      case "events" -> events();
      case "service" -> service();
      case "store" -> store();
      case "stop-machine" -> machine();
      default -> NONE;
    };
  }

  private Deed where(Deed.Gauged deed) {
    return in().<Deed>map(place -> new Deed.Elsewhere(place, deed)).orElse(deed);
  }

  /** A target of the policy; none means where Wavegate is, or everywhere. */
  private Optional<Place> in() {
    YamlValue value = map.optional("in");
    if (!value.isPresent()) {
      return Optional.empty();
    }
    String text = value.text();
    known.place(value, text);
    return Place.parse(text);
  }

  private Optional<Duration> lasts() {
    YamlValue value = map.optional("for");
    return value.isPresent() ? Optional.of(value.duration(TIME)) : Optional.empty();
  }

  private Optional<String> text(String key) {
    YamlValue value = map.optional(key);
    return value.isPresent() ? Optional.of(value.text()) : Optional.empty();
  }

  private String wave(YamlValue value) {
    String name = value.text();
    known.wave(value, name);
    return name;
  }

  private String anyAlarm(String key) {
    YamlValue value = map.required(key);
    String name = value.text();
    known.anyAlarm(value, name);
    return name;
  }

  private Deed.Gauged alarm() {
    YamlValue alarm = map.required("alarm");
    String name = alarm.text();
    known.alarm(alarm, name);
    YamlValue evaluation = map.optional("evaluation");
    if (!evaluation.isPresent()) {
      return new Deed.AlarmChanges(name, state(map.required("state")), reason());
    }
    if (map.has("state")) {
      evaluation.wrong("does not go with state");
    }
    String word = evaluation.text(EVALUATION, EVALUATION.pattern().replace("|", ", "));
    return new Deed.AlarmEvaluated(
        name, word.equals("COMPLETE") ? Optional.empty() : Optional.of(word));
  }

  private String reason() {
    return map.required("reason").text();
  }

  private static AlarmValue state(YamlValue value) {
    String text = value.text();
    for (AlarmValue state : AlarmValue.values()) {
      if (state.name().equals(text)) {
        return state;
      }
    }
    if (!text.isEmpty()) {
      value.wrong("must be OK, ALARM or INSUFFICIENT_DATA, got " + value.shown());
    }
    return AlarmValue.OK;
  }

  private Deed.Gauged edited() {
    String alarm = anyAlarm("edit-alarm");
    YamlValue threshold = map.optional("threshold");
    if (threshold.isPresent() == map.has("rule")) {
      map.optional("edit-alarm").wrong("needs threshold (a metric alarm) or rule (a composite)");
    }
    Optional<Double> number =
        threshold.isPresent() ? Optional.of(threshold.positive()) : Optional.empty();
    return new Deed.AlarmEdited(alarm, number, text("rule"));
  }

  private Deed.Gauged traffic() {
    YamlValue metric = map.required("traffic");
    String name = metric.text();
    known.metric(metric, name);
    return new Deed.TrafficChanges(name, rate(map.required("per-minute")));
  }

  /** A rate may be nought, in quotes or not. */
  private static double rate(YamlValue value) {
    boolean nought = value.shown().matches("\"?0\"?");
    return nought ? 0 : value.positive();
  }

  private Deed test() {
    YamlValue function = map.required("test");
    String name = function.text();
    known.function(function, name);
    return new Deed.TestAnswers(
        name,
        map.required("answers").word(Answer.PASSED),
        map.optional("takes").duration(TIME, Duration.ZERO),
        map.optional("summary").text(""),
        map.optional("about").text(""));
  }

  private Deed site() {
    YamlValue site = map.required("site");
    String host = site.text();
    known.site(site, host);
    return new Deed.SiteAnswers(host, SiteReader.page(map));
  }

  private Deed deployment() {
    boolean ofRollback =
        map.optional("of")
            .text(Pattern.compile("release|rollback"), "release or rollback", "release")
            .equals("rollback");
    return new Deed.DeploymentFails(
        wave(map.required("deployment")), text("action"), ofRollback, map.required("fails").text());
  }

  private Deed person() {
    YamlValue person = map.required("person");
    Act act = person.word(Act.APPROVE);
    YamlValue wave = act.needsWave() ? map.required("wave") : map.optional("wave");
    if (wave.isPresent() && !act.needsWave()) {
      wave.wrong("does not go with person: " + act.name().toLowerCase(Locale.ROOT));
    }
    return new PersonActs(
        act,
        wave.isPresent() ? Optional.of(wave(wave)) : Optional.empty(),
        map.optional("gate").text(GATE, "entry or promotion", "promotion"),
        map.optional("by").text("release-manager"),
        map.optional("says").text(""),
        text("refused"));
  }

  /** {@code longer} is the request's {@code by}, which says here who asks. */
  private Deed asks() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    for (String key : List.of("wave", "gate", "owner", "revision", "line")) {
      text(key).ifPresent(value -> texts.put(key, value));
    }
    text("expires").ifPresent(value -> texts.put("expires", value));
    text("longer").ifPresent(value -> texts.put("by", value));
    text("whose").ifPresent(value -> texts.put("release", value));
    return new Asks(
        map.required("asks").word(io.wavegate.core.people.Act.APPROVE),
        map.optional("by").text("release-manager"),
        map.optional("says").text("because"),
        texts,
        map.optional("every-service").flag(false),
        map.optional("whole-team").flag(false),
        text("refused"));
  }

  static Release release(YamlValue value) {
    YamlMap release = value.map(ScenarioKeys.RELEASE);
    return new Release(release.required("revision").text(), release.required("summary").text());
  }

  private Deed otherPipeline() {
    return new Deed.OtherPipeline(
        map.required("other-pipeline").text(SERVICE, "1 to 40 lower-case letters, digits, hyphens"),
        map.required("does").word(Does.DEPLOYS),
        map.optional("for").duration(TIME, Lease.FOR_A_DEPLOYMENT),
        map.optional("region").text("eu-west-1"));
  }

  private Deed events() {
    return new Fault.Events(
        map.required("events").word(Fault.Events.Kind.ALL),
        map.required("are").word(Fault.Events.Fate.LOST),
        map.optional("by").duration(TIME, Duration.ZERO),
        lasts());
  }

  private Deed service() {
    YamlValue service = map.required("service");
    String name = service.text(ServiceNames.FORM, ServiceNames.WORDS);
    if (map.has("in") && !ServiceNames.isCalledElsewhere(name)) {
      map.optional("in").wrong("goes with services that are called elsewhere, " + name + " is not");
    }
    return new Fault.Service(
        name,
        text("operation"),
        in(),
        map.required("answers").word(Fault.Service.Answers.ERROR),
        lasts());
  }

  private Deed store() {
    map.required("store").text(Pattern.compile("down"), "down");
    return new Fault.StoreDown(lasts());
  }

  private Deed machine() {
    return new Fault.MachineStopped(
        map.required("stop-machine")
            .text(Pattern.compile("wave-gate|rollback"), "wave-gate or rollback"));
  }
}
