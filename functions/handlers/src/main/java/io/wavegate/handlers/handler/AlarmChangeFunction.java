package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.event.AlarmRef;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.AlarmConfigurationChange;
import io.wavegate.codec.event.IncomingEvent.AlarmStateChange;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.codec.event.Origin;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Said;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.watch.Alarming;
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
    return key(change.alarm())
        .map(
            key ->
                said(
                    alarming.changed(
                        key,
                        change.at(),
                        key + " went to " + change.state() + ": " + Said.reason(change.reason()),
                        Optional.of(change.state())),
                    change.origin(),
                    key,
                    change.state().name()))
        .orElseGet(() -> unknown(change.alarm()));
  }

  private String configuration(AlarmConfigurationChange change) {
    return key(change.alarm())
        .map(
            key ->
                said(
                    alarming.changed(
                        key,
                        change.origin().time(),
                        "alarm " + key + ": configuration " + change.operation(),
                        Optional.empty()),
                    change.origin(),
                    key,
                    change.operation().name()))
        .orElseGet(() -> unknown(change.alarm()));
  }

  /** The alarm as watches know it; empty for one of an account that nobody here has to do with. */
  private Optional<String> key(AlarmRef alarm) {
    return Place.parse(alarm.account() + "/" + alarm.region())
        .filter(place -> wiring.settings().isKnown(place.account()))
        .map(place -> AlarmKey.of(alarm.name(), place, wiring.settings().place()));
  }

  private String unknown(AlarmRef alarm) {
    return discarded(
        "an alarm of account "
            + alarm.account()
            + ", which is neither this one nor among SpokeAccounts");
  }

  /** An alarm may be that of several releases: its lines are found by the event itself. */
  private String said(String text, Origin origin, String alarm, String change) {
    SequencedMap<String, String> fields = Entry.fields(origin);
    fields.put("alarm", alarm);
    fields.put("alarm_change", change);
    wiring.telemetry().said(NAME, text, fields);
    return text;
  }

  private String discarded(String why) {
    Entry.discard(wiring.telemetry(), NAME, why);
    return "discarded: " + why;
  }
}
