package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The alarms of one account and Region and what moves them: the script moves metric alarms, and
 * composites follow their children at once.
 */
final class Alarms {
  private static final Duration FIRST_EVALUATION = Duration.ofSeconds(1);
  private static final Duration NEXT_EVALUATION = Duration.ofMinutes(1);
  private static final DateTimeFormatter SPELLED =
      DateTimeFormatter.ofPattern("EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final World world;
  private final AlarmEvents events;
  private final AlarmHistory history;
  private final Map<String, Alarm> byName = new TreeMap<>();
  private final Set<String> underEvaluation = new LinkedHashSet<>();

  Alarms(World world, AlarmEvents events, AlarmHistory history) {
    this.world = world;
    this.events = events;
    this.history = history;
  }

  Optional<Alarm> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Every alarm, by name. */
  Collection<Alarm> all() {
    return byName.values();
  }

  /** Creates or changes an alarm; a changed one keeps its state. */
  void put(Alarm.Identity identity, Alarm.Kind kind, ObjectNode configuration) {
    Alarm known = byName.get(identity.name());
    if (known == null) {
      Alarm alarm = new Alarm(identity, kind, configuration, world.now());
      byName.put(identity.name(), alarm);
      history.configurationUpdate(alarm, "Create", world.now());
      events.configurationChange(alarm, "create", Optional.empty());
      if (alarm.isComposite()) {
        firstEvaluation(alarm);
      }
    } else {
      ObjectNode before = events.full(known);
      known.configure(kind, configuration, world.now());
      history.configurationUpdate(known, "Update", world.now());
      events.configurationChange(known, "update", Optional.of(before));
      if (known.isComposite()) {
        evaluate(known, Optional.empty());
      }
    }
  }

  void delete(Alarm alarm) {
    byName.remove(alarm.name());
    history.configurationUpdate(alarm, "Delete", world.now());
    events.configurationChange(alarm, "delete", Optional.empty());
  }

  /** The data of a metric alarm say something new. */
  void script(Alarm alarm, AlarmValue value, String reason, Optional<String> reasonData) {
    alarm.scripted(value);
    move(alarm, value, reason, reasonData);
  }

  /** SetAlarmState: a metric alarm falls back at its next evaluation, a composite when it moves. */
  void force(Alarm alarm, AlarmValue value, String reason, Optional<String> reasonData) {
    move(alarm, value, reason, reasonData);
    if (!alarm.isComposite()) {
      world.at(world.now().plus(NEXT_EVALUATION), "cloudwatch evaluation", () -> fallBack(alarm));
    }
  }

  private void fallBack(Alarm alarm) {
    if (find(alarm.name()).filter(known -> known == alarm).isPresent()
        && alarm.state().value() != alarm.scripted()) {
      String reason = "Evaluated again: the data say %s".formatted(alarm.scripted());
      move(alarm, alarm.scripted(), reason, Optional.empty());
    }
  }

  private void firstEvaluation(Alarm composite) {
    world.at(
        world.now().plus(FIRST_EVALUATION),
        "cloudwatch first evaluation",
        () -> {
          if (find(composite.name()).filter(known -> known == composite).isPresent()) {
            evaluate(composite, Optional.empty());
          }
        });
  }

  private void move(Alarm alarm, AlarmValue value, String reason, Optional<String> reasonData) {
    AlarmState before = alarm.state();
    AlarmState after = before.then(value, reason, reasonData, world.now());
    alarm.state(after);
    if (before.value() != value) {
      history.stateUpdate(alarm, before, after);
      events.stateChange(alarm, before, after);
      for (Alarm parent : List.copyOf(byName.values())) {
        if (parent.kind() instanceof Alarm.Kind.Composite(AlarmRule rule)
            && childNames(rule).contains(alarm.name())) {
          evaluate(parent, Optional.of(alarm));
        }
      }
    }
  }

  /** A composite that depends on itself is evaluated once; then the evaluation stops. */
  private void evaluate(Alarm composite, Optional<Alarm> moved) {
    if (composite.kind() instanceof Alarm.Kind.Composite(AlarmRule rule)
        && underEvaluation.add(composite.name())) {
      AlarmValue value = rule.holds(this::isIn) ? AlarmValue.ALARM : AlarmValue.OK;
      if (value != composite.state().value()) {
        move(composite, value, reason(composite, value, moved), reasonData(rule, value, moved));
      }
      underEvaluation.remove(composite.name());
    }
  }

  /** An alarm that does not exist is in no state but INSUFFICIENT_DATA. */
  private boolean isIn(String alarm, AlarmValue value) {
    return find(alarm).map(known -> known.state().value()).orElse(AlarmValue.INSUFFICIENT_DATA)
        == value;
  }

  private static String reason(Alarm composite, AlarmValue value, Optional<Alarm> moved) {
    return moved
        .map(
            child ->
                "%s transitioned to %s at %s"
                    .formatted(
                        child.arn(),
                        child.state().value(),
                        SPELLED.format(child.state().transitioned())))
        .orElse(
            "%s was created and its alarm rule evaluates to %s".formatted(composite.arn(), value));
  }

  /** Names the children that hold the composite in ALARM; else the one that moved, or all. */
  private Optional<String> reasonData(AlarmRule rule, AlarmValue value, Optional<Alarm> moved) {
    ArrayNode triggering = Json.array();
    for (Alarm child : triggers(rule, value, moved)) {
      ObjectNode entry = triggering.addObject().put("arn", child.arn());
      entry
          .putObject("state")
          .put("value", child.state().value().name())
          .put("timestamp", AlarmEvents.timestamp(child.state().transitioned()));
    }
    JsonNode data = Json.object().set("triggeringAlarms", triggering);
    return Optional.of(Json.write(data));
  }

  private List<Alarm> triggers(AlarmRule rule, AlarmValue value, Optional<Alarm> moved) {
    if (value != AlarmValue.ALARM && moved.isPresent()) {
      return List.of(moved.get());
    }
    List<Alarm> triggers = new ArrayList<>();
    for (AlarmRule.Reference reference : rule.references()) {
      boolean holds = value != AlarmValue.ALARM || isIn(reference.alarm(), reference.value());
      find(reference.alarm())
          .filter(child -> holds && !triggers.contains(child))
          .ifPresent(triggers::add);
    }
    return triggers;
  }

  /** Whether a composite that is not among these names the alarm in its rule. */
  boolean neededBeside(Alarm alarm, List<Alarm> going) {
    for (Alarm parent : byName.values()) {
      if (parent.kind() instanceof Alarm.Kind.Composite(AlarmRule rule)
          && !going.contains(parent)
          && childNames(rule).contains(alarm.name())) {
        return true;
      }
    }
    return false;
  }

  static List<String> childNames(AlarmRule rule) {
    return rule.references().stream().map(AlarmRule.Reference::alarm).distinct().toList();
  }
}
