package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.gate.Reporting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** Task of the gate's state machine: says how the gate ended. */
public final class ReportFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Reporting reporting;

  /** In a deployed function. */
  public ReportFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public ReportFunction(Wiring wiring) {
    this.wiring = wiring;
    this.reporting = new Reporting(wiring.ports(), wiring.books());
  }

  /** The task's input. */
  record Task(String gate) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    AttemptId id = AttemptId.parse(Entry.read(input, Task.class).gate());
    Reporting.Report report = reporting.report(id);
    wiring
        .telemetry()
        .said(
            "report",
            report.outcome() + ": " + report.reason(),
            Entry.fields(id, "outcome", report.outcome()));
    wiring.telemetry().count(metric(report.outcome()));
    Entry.write(output, report);
  }

  /** {@code ROLLED_BACK} is counted as {@code RolledBack}. */
  private static String metric(String outcome) {
    StringBuilder name = new StringBuilder();
    for (String word : outcome.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
