package io.wavegate.codec.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.event.IncomingEvent.AlarmConfigurationChange;
import io.wavegate.codec.event.IncomingEvent.AlarmStateChange;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CloudWatch's events about alarms. */
final class AlarmEvents {
  private static final StrictJson REASON_DATA = new StrictJson(Fields.LONGEST_TEXT, 10);

  private AlarmEvents() {}

  static IncomingEvent change(String type, Origin origin, Fields event) {
    return switch (type) {
      case "CloudWatch Alarm State Change" ->
          state(origin, alarm(origin, event), event.object("detail"));
      case "CloudWatch Alarm Configuration Change" ->
          new AlarmConfigurationChange(
              origin,
              alarm(origin, event),
              event.object("detail").word(AlarmOperation.class, "operation"));
      default -> IncomingEvents.unknown(type, "aws.cloudwatch");
    };
  }

  private static IncomingEvent state(Origin origin, AlarmRef alarm, Fields detail) {
    Fields state = detail.object("state");
    return new AlarmStateChange(
        origin,
        alarm,
        state.word(AlarmState.class, "value"),
        detail.has("previousState")
            ? detail.object("previousState").optionalWord(AlarmState.class, "value")
            : Optional.empty(),
        state.optional("reason").orElse(""),
        state.time("timestamp"),
        triggeredBy(state));
  }

  /** The one alarm among the resources; it must be in the account and Region of the event. */
  private static AlarmRef alarm(Origin origin, Fields event) {
    AlarmRef alarm = AlarmRef.parse(event.node().path("resources").path(0).asText(""));
    String name = event.object("detail").text("alarmName");
    boolean same =
        alarm.account().equals(origin.account())
            && alarm.region().equals(origin.region())
            && alarm.name().equals(name);
    if (!same) {
      throw new UnusableJsonException(
          "an event of account "
              + origin.account()
              + ", Region "
              + origin.region()
              + ", alarm \""
              + Checks.shown(name)
              + "\" names the alarm "
              + Checks.shown(alarm.arn()));
    }
    return alarm;
  }

  /**
   * The children that a composite's {@code reasonData} names. It only explains: an ALARM is not
   * discarded because its explanation cannot be read.
   */
  private static List<ChildState> triggeredBy(Fields state) {
    List<ChildState> children = new ArrayList<>();
    try {
      JsonNode data = REASON_DATA.parse(state.optional("reasonData").orElse("{}"));
      for (JsonNode child : data.path("triggeringAlarms")) {
        Fields fields = Fields.of(child);
        children.add(
            new ChildState(
                AlarmRef.parse(fields.text("arn")),
                fields.object("state").word(AlarmState.class, "value")));
      }
      return children;
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
