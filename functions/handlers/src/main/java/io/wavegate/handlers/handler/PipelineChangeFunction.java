package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.event.ActionState;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.ActionStateChange;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.codec.event.StageState;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.gate.Approvals;
import io.wavegate.handlers.gate.FailedStages;
import io.wavegate.handlers.watch.Waking;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;

/**
 * EventBridge: a pipeline, stage or action changed. An approval action that started opens its gate;
 * anything else makes the gates of the release look whether there is still something to decide.
 */
public final class PipelineChangeFunction implements RequestStreamHandler {
  private static final String NAME = "pipeline-change";

  private final Wiring wiring;
  private final Approvals approvals;
  private final FailedStages failedStages;
  private final Waking waking;

  /** In a deployed function. */
  public PipelineChangeFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public PipelineChangeFunction(Wiring wiring) {
    this.wiring = wiring;
    this.approvals = new Approvals(wiring.ports(), wiring.books());
    this.failedStages = new FailedStages(wiring.ports(), wiring.books());
    this.waking = new Waking(wiring.ports(), wiring.books());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    IncomingEvent event = IncomingEvents.decode(input);
    String said =
        switch (event) {
          case ActionStateChange change -> action(change);
          case IncomingEvent.PipelineStateChange change -> look(change.release());
          case IncomingEvent.StageStateChange change ->
              change.state() == StageState.FAILED
                  ? failed(change.release(), change.stage())
                  : look(change.release());
          case IncomingEvent.Discarded discarded -> discarded(discarded.why());
          case IncomingEvent.PipelineJob job -> discarded("a job is not for this function");
          case IncomingEvent.AlarmStateChange change -> discarded("an alarm's change");
          case IncomingEvent.AlarmConfigurationChange change -> discarded("an alarm's change");
          case IncomingEvent.MachineEnded ended -> discarded("an execution's end");
          case IncomingEvent.ParameterChange change -> discarded("a parameter's change");
          case IncomingEvent.Scheduled scheduled -> discarded("a schedule's tick");
        };
    Entry.write(output, new Entry.Answer(said));
  }

  private String action(ActionStateChange change) {
    if (change.state() == ActionState.FAILED) {
      return failed(change.release(), change.stage());
    }
    if (change.state() != ActionState.STARTED || !change.type().isManualApproval()) {
      return look(change.release());
    }
    return isOurs(change.release())
        ? told(
            change.release(), approvals.started(change.release(), change.stage(), change.action()))
        : foreign(change.release());
  }

  /**
   * What failed may be a gate's own action, which its gate sees, or a deployment, which none sees.
   */
  private String failed(ReleaseId release, String stage) {
    return isOurs(release)
        ? told(release, failedStages.consider(release, stage) + ". " + waking.considerAll(release))
        : foreign(release);
  }

  private String look(ReleaseId release) {
    return isOurs(release) ? told(release, waking.considerAll(release)) : foreign(release);
  }

  private boolean isOurs(ReleaseId release) {
    return release.pipeline().account().equals(wiring.settings().account())
        && release.pipeline().region().equals(wiring.settings().region());
  }

  private String foreign(ReleaseId release) {
    return discarded("a pipeline of account " + release.pipeline().account());
  }

  private String told(ReleaseId release, String text) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("correlation_id", release.execution());
    fields.put("pipeline", release.pipeline().name());
    wiring.telemetry().said(NAME, text, fields);
    return text;
  }

  private String discarded(String why) {
    Entry.discard(wiring.telemetry(), NAME, why);
    return "discarded: " + why;
  }
}
