package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.UserParameters;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.PipelineJob;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.gate.Jobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * CodePipeline's Lambda invoke action: the carrier of a gate. Its event carries credentials and is
 * never logged.
 */
public final class GateFunction implements RequestStreamHandler {
  private static final String NAME = "gate";

  private final Wiring wiring;
  private final Jobs jobs;

  /** In a deployed function. */
  public GateFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public GateFunction(Wiring wiring) {
    this.wiring = wiring;
    this.jobs =
        new Jobs(
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
    if (!(event instanceof PipelineJob job)) {
      discard(
          output,
          event instanceof IncomingEvent.Discarded discarded
              ? discarded.why()
              : "not a job: " + event.getClass().getSimpleName());
      return;
    }
    Jobs.Job ours =
        new Jobs.Job(job.jobId(), job.account(), job.userParameters(), job.continuationToken());
    if (!jobs.isOurs(ours)) {
      discard(output, "a job of account " + job.account());
      return;
    }
    String said = jobs.take(ours);
    wiring.telemetry().said(NAME, said, fields(ours));
    Entry.write(output, new Entry.Answer(said));
  }

  /** What the action's parameters say of the gate; the rest of a job is secret. */
  private static SequencedMap<String, String> fields(Jobs.Job job) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    if (UserParameters.parse(job.userParameters()) instanceof UserParameters.Binding binding) {
      fields.put("correlation_id", binding.execution());
      fields.put("wave", binding.wave());
      fields.put("gate", binding.gate().word());
    }
    return fields;
  }

  private void discard(OutputStream output, String why) throws IOException {
    Entry.discard(wiring.telemetry(), NAME, why);
    Entry.write(output, new Entry.Answer("discarded: " + why));
  }
}
