package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.flow.TestSaid;
import io.wavegate.handlers.flow.Testing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Task of the gate's state machine: keeps what a test came to. A test function answers {@code
 * {"status": "passed" | "failed", "summary": text}}; anything else, an error or a timeout fails.
 * One that Lambda did not take was not run.
 */
public final class RecordTestFunction implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Wiring wiring;
  private final Testing testing;

  /** In a deployed function. */
  public RecordTestFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public RecordTestFunction(Wiring wiring) {
    this.wiring = wiring;
    this.testing = new Testing(wiring.ports(), wiring.books());
  }

  /** The word that the state machine compares, and for people why. */
  record Answer(String next, String why) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    JsonNode task = JSON.readTree(Entry.text(input));
    AttemptId id = AttemptId.parse(task.path("gate").asText());
    String name = task.path("test").asText();
    JsonNode outcome = task.path("outcome");
    Answer answer = answer(id, name, outcome);
    wiring.telemetry().said("record-test", name + " " + answer.next(), Entry.fields(id));
    Entry.write(output, answer);
  }

  private Answer answer(AttemptId id, String name, JsonNode outcome) {
    String error = outcome.path("error").asText();
    if (testing.isRun(id, name, error)) {
      Instant startedAt = Instant.parse(outcome.path("startedAt").asText());
      TestSaid said = said(outcome);
      return new Answer(testing.record(id, name, startedAt, said) ? "GOOD" : "BAD", said.summary());
    }
    String why = "test " + name + " was not run: " + error(outcome);
    return new Answer(testing.notRun(id, name, why) ? "NOT_RUN" : "GOOD", why);
  }

  private static TestSaid said(JsonNode outcome) {
    if (outcome.hasNonNull("error")) {
      boolean late = outcome.path("error").asText().equals("States.Timeout");
      return new TestSaid("failed", late ? "no answer in time" : error(outcome));
    }
    JsonNode result = outcome.path("result");
    String status = result.path("status").asText();
    return status.equals("passed") || status.equals("failed")
        ? new TestSaid(status, result.path("summary").asText())
        : new TestSaid(
            "failed", "the answer has no status \"passed\" or \"failed\", but " + status(status));
  }

  private static String error(JsonNode outcome) {
    return outcome.path("error").asText() + ": " + outcome.path("cause").asText();
  }

  private static String status(String status) {
    return status.isEmpty() ? "none" : "\"" + status + "\"";
  }
}
