package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.ParameterChange;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.codec.event.Origin;
import io.wavegate.core.port.PolicySource;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.watch.Installing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * EventBridge: a parameter changed that may hold a service's policy. The parameter itself is read
 * before acting, whatever the event says was done to it.
 */
public final class PolicyChangeFunction implements RequestStreamHandler {
  private static final String NAME = "policy-change";

  private final Wiring wiring;
  private final Installing installing;

  /** In a deployed function. */
  public PolicyChangeFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public PolicyChangeFunction(Wiring wiring) {
    this.wiring = wiring;
    this.installing =
        new Installing(
            wiring.ports(),
            wiring.books(),
            wiring.settings().account(),
            wiring.settings().region());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    IncomingEvent event = IncomingEvents.decode(input);
    String said =
        event instanceof ParameterChange change
            ? changed(change)
            : discarded(
                event instanceof IncomingEvent.Discarded discarded
                    ? discarded.why()
                    : "not a parameter's change: " + event.getClass().getSimpleName());
    Entry.write(output, new Entry.Answer(said));
  }

  private String changed(ParameterChange change) {
    Optional<String> service = PolicySource.service(change.name());
    if (service.isEmpty()) {
      return discarded("parameter " + change.name() + " holds no policy");
    }
    if (!isOurs(change.origin())) {
      return discarded("a parameter of account " + change.origin().account());
    }
    String said = installing.changed(service.get());
    wiring.telemetry().said(NAME, said, Entry.fields(change.origin()));
    return said;
  }

  private boolean isOurs(Origin origin) {
    return origin.account().equals(wiring.settings().account())
        && origin.region().equals(wiring.settings().region());
  }

  private String discarded(String why) {
    Entry.discard(wiring.telemetry(), NAME, why);
    return "discarded: " + why;
  }
}
