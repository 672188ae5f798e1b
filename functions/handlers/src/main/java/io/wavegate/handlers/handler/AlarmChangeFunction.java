package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.event.AlarmRef;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.AlarmConfigurationChange;
import io.wavegate.codec.event.IncomingEvent.AlarmStateChange;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.codec.event.Origin;
import io.wavegate.core.model.Said;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.flow.Alarming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * EventBridge: an alarm changed its state, or was changed. The alarm itself is read before acting.
 */
public final class AlarmChangeFunction implements RequestStreamHandler {
  private static final String NAME = "alarm-change";

  private final Wiring wiring;
  private final Alarming alarming;

  /** In a deployed function. */
  public AlarmChangeFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public AlarmChangeFunction(Wiring wiring) {
    this.wiring = wiring;
    this.alarming = new Alarming(wiring.ports(), wiring.books());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    IncomingEvent event = IncomingEvents.decode(input);
    String said =
        switch (event) {
          case AlarmStateChange change -> state(change);
          case AlarmConfigurationChange change -> configuration(change);
          case IncomingEvent.Discarded discarded -> discarded(discarded.why());
          case IncomingEvent.PipelineJob job -> discarded("a job is not for this function");
          case IncomingEvent.PipelineStateChange change -> discarded("a pipeline's change");
          case IncomingEvent.StageStateChange change -> discarded("a stage's change");
          case IncomingEvent.ActionStateChange change -> discarded("an action's change");
          case IncomingEvent.MachineEnded ended -> discarded("an execution's end");
          case IncomingEvent.ParameterChange change -> discarded("a parameter's change");
          case IncomingEvent.Scheduled scheduled -> discarded("a schedule's tick");
        };
    Entry.write(output, new Entry.Answer(said));
  }

  private String state(AlarmStateChange change) {
    if (!isOurs(change.alarm())) {
      return discarded("an alarm of account " + change.alarm().account());
    }
    String what =
        change.alarm().name() + " went to " + change.state() + ": " + Said.reason(change.reason());
    return said(
        alarming.changed(change.alarm().name(), change.at(), what, Optional.of(change.state())),
        change.origin(),
        change.alarm(),
        change.state().name());
  }

  private String configuration(AlarmConfigurationChange change) {
    if (!isOurs(change.alarm())) {
      return discarded("an alarm of account " + change.alarm().account());
    }
    String what = "alarm " + change.alarm().name() + ": configuration " + change.operation();
    return said(
        alarming.changed(change.alarm().name(), change.origin().time(), what, Optional.empty()),
        change.origin(),
        change.alarm(),
        change.operation().name());
  }

  private boolean isOurs(AlarmRef alarm) {
    return alarm.account().equals(wiring.settings().account())
        && alarm.region().equals(wiring.settings().region());
  }

  /** An alarm may be that of several releases: its lines are found by the event itself. */
  private String said(String text, Origin origin, AlarmRef alarm, String change) {
    SequencedMap<String, String> fields = Entry.fields(origin);
    fields.put("alarm", alarm.name());
    fields.put("alarm_change", change);
    wiring.telemetry().said(NAME, text, fields);
    return text;
  }

  private String discarded(String why) {
    Entry.discard(wiring.telemetry(), NAME, why);
    return "discarded: " + why;
  }
}
