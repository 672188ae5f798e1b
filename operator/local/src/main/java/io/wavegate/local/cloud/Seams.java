package io.wavegate.local.cloud;

import io.wavegate.core.port.TimeSource;
import io.wavegate.handlers.Telemetry;
import io.wavegate.local.integration.Passage;
import io.wavegate.standins.eventbridge.Delivery;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.lambda.FunctionBody;
import io.wavegate.standins.lambda.FunctionReply;

/**
 * Where somebody can get between the parts of a cloud: each seam is given what is usually there,
 * and gives back what is to be there instead. The store is given to a cloud from outside anyway.
 */
public interface Seams {
  /** Nobody does. */
  Seams NONE = new Seams() {};

  /** What stands around each call of the HTTP client below the SDK; the usual one parks. */
  default CallInterceptor calls(CallInterceptor usual) {
    return usual;
  }

  /** What stands around each call that a task of a state machine makes to a service. */
  default Passage tasks(Passage usual) {
    return usual;
  }

  /** How events are delivered. */
  default Delivery delivery(Delivery usual) {
    return usual;
  }

  /** The handlers' clock. */
  default TimeSource clock(TimeSource usual) {
    return usual;
  }

  /** What handlers tell about themselves. */
  default Telemetry telemetry(Telemetry usual) {
    return usual;
  }

  /** An invocation of a function, as it is run on a thread of its own. */
  default Runnable invocation(
      String function, String payload, FunctionReply reply, FunctionBody body) {
    return () -> body.run(payload, reply);
  }
}
