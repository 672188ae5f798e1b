package io.wavegate.codec.event;

import io.wavegate.codec.event.IncomingEvent.Discarded;
import io.wavegate.codec.event.IncomingEvent.MachineEnded;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.core.model.Checks;
import java.util.Optional;
import java.util.regex.Pattern;

/** Step Functions' events about executions. */
final class MachineEvents {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:states:[a-z0-9-]{1,40}:[0-9]{12}:[A-Za-z]{1,20}:[\\w.:/-]{1,300}");
  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,80}");

  private MachineEvents() {}

  static IncomingEvent ended(String type, Origin origin, Fields event) {
    if (!type.equals("Step Functions Execution Status Change")) {
      return IncomingEvents.unknown(type, "aws.states");
    }
    Fields detail = event.object("detail");
    String name = detail.matching(NAME, "name");
    String status = detail.text("status");
    if (status.equals("RUNNING") || status.equals("PENDING_REDRIVE")) {
      return new Discarded("execution " + name + " is " + status + ", which is not an end");
    }
    return new MachineEnded(
        origin,
        ownExecution(origin, detail),
        detail.matching(ARN, "stateMachineArn"),
        name,
        detail.word(MachineEnd.class, "status"),
        detail.optional("input"),
        failure(detail));
  }

  /** The execution's ARN, which must be of the account and Region of the event. */
  private static String ownExecution(Origin origin, Fields detail) {
    String arn = detail.matching(ARN, "executionArn");
    if (!arn.contains(":states:" + origin.region() + ":" + origin.account() + ":")) {
      throw new UnusableJsonException(
          "an event of account "
              + origin.account()
              + ", Region "
              + origin.region()
              + " names the execution "
              + Checks.shown(arn));
    }
    return arn;
  }

  private static Optional<MachineFailure> failure(Fields detail) {
    return detail.has("error") || detail.has("cause")
        ? Optional.of(
            new MachineFailure(
                detail.optional("error").orElse(""), detail.optional("cause").orElse("")))
        : Optional.empty();
  }
}
