package io.wavegate.codec.event;

import io.wavegate.codec.event.IncomingEvent.ParameterChange;
import java.util.regex.Pattern;

/** Parameter Store's events (Systems Manager user guide, Parameter Store events). */
final class ParameterEvents {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_./-]{1,2048}");
  private static final Pattern OPERATION = Pattern.compile("[A-Za-z]{1,40}");

  private ParameterEvents() {}

  static IncomingEvent change(String type, Origin origin, Fields event) {
    if (!type.equals("Parameter Store Change")) {
      return IncomingEvents.unknown(type, "aws.ssm");
    }
    Fields detail = event.object("detail");
    return new ParameterChange(
        origin, detail.matching(NAME, "name"), detail.matching(OPERATION, "operation"));
  }
}
