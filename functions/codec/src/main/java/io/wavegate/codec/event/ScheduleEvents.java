package io.wavegate.codec.event;

import io.wavegate.codec.event.IncomingEvent.Scheduled;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.core.model.Checks;
import java.util.regex.Pattern;

/** Ticks of EventBridge's rules and schedules. */
final class ScheduleEvents {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:(events|scheduler):[a-z0-9-]{1,40}:[0-9]{12}:[\\w./-]{1,300}");

  private ScheduleEvents() {}

  static IncomingEvent tick(String type, Origin origin, Fields event) {
    if (!type.equals("Scheduled Event")) {
      return IncomingEvents.unknown(type, "aws.events");
    }
    String resource = event.node().path("resources").path(0).asText("");
    if (!ARN.matcher(resource).matches()) {
      throw new UnusableJsonException(
          "not the ARN of a rule or schedule: \"" + Checks.shown(resource) + "\"");
    }
    return new Scheduled(origin, resource);
  }
}
