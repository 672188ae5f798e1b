package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** One alarm: its configuration as it was put, and its state. */
final class Alarm {
  /** What moves an alarm. */
  sealed interface Kind {

    /**
     * The world's script moves it.
     *
     * @param metricId the id that events show for an alarm on a single metric
     */
    record Metric(String metricId) implements Kind {}

    /** Its children move it. */
    record Composite(AlarmRule rule) implements Kind {}
  }

  private final String name;
  private final String arn;
  private Kind kind;
  private ObjectNode configuration;
  private Instant configured;
  private AlarmState state;
  private AlarmValue scripted = AlarmValue.INSUFFICIENT_DATA;
  private Optional<String> evaluationState = Optional.empty();
  private boolean leftOut;

  /** By what an alarm is named. */
  record Identity(String name, String arn) {}

  Alarm(Identity identity, Kind kind, ObjectNode configuration, Instant now) {
    this.name = identity.name();
    this.arn = identity.arn();
    this.kind = kind;
    this.configuration = configuration;
    this.configured = now;
    this.state = AlarmState.initial(now);
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  Kind kind() {
    return kind;
  }

  boolean isComposite() {
    return kind instanceof Kind.Composite;
  }

  /** The type as the API names it. */
  String type() {
    return isComposite() ? "CompositeAlarm" : "MetricAlarm";
  }

  ObjectNode configuration() {
    return configuration;
  }

  Instant configured() {
    return configured;
  }

  void configure(Kind nextKind, ObjectNode next, Instant now) {
    kind = nextKind;
    configuration = next;
    configured = now;
  }

  AlarmState state() {
    return state;
  }

  void state(AlarmState next) {
    state = next;
  }

  /** What the data say, whatever SetAlarmState says. */
  AlarmValue scripted() {
    return scripted;
  }

  void scripted(AlarmValue value) {
    scripted = value;
  }

  Optional<String> evaluationState() {
    return evaluationState;
  }

  /** Whether descriptions leave it out. */
  boolean leftOut() {
    return leftOut;
  }

  void leaveOut(boolean left) {
    leftOut = left;
  }

  void evaluationState(Optional<String> next) {
    evaluationState = next;
  }
}
