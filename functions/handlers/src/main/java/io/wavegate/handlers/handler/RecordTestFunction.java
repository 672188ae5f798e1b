package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestKind.Synthetics;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.verdict.MachineError;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.validation.Asking;
import io.wavegate.handlers.validation.NoResult;
import io.wavegate.handlers.validation.TestNext;
import io.wavegate.handlers.validation.TestSaid;
import io.wavegate.handlers.validation.Testing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Task of the gate's state machine: keeps what a run of a test came to, and says whether it is run
 * again. One that its service did not take was not run.
 */
public final class RecordTestFunction implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOOKS = "looks";

  private final Wiring wiring;
  private final Testing testing;
  private final Asking asking;

  /** In a deployed function. */
  public RecordTestFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public RecordTestFunction(Wiring wiring) {
    this.wiring = wiring;
    this.testing = new Testing(wiring.ports(), wiring.books());
    this.asking = new Asking(wiring.ports(), wiring.books());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    JsonNode task = JSON.readTree(Entry.text(input));
    AttemptId id = AttemptId.parse(task.path("gate").asText());
    String name = task.path("test").asText();
    JsonNode outcome = task.path("outcome");
    TestNext next = next(id, testing.spec(id, name).orElseGet(() -> unknown(name)), outcome);
    wiring.telemetry().said("record-test", name + " " + next.word(), Entry.fields(id));
    Entry.write(output, answer(next, outcome.path("test")));
  }

  /** What the policy does not name weighs as much as anything that is required. */
  private static TestSpec unknown(String name) {
    return new TestSpec(name, new TestKind.Lambda(""), TestTerms.once(Duration.ofMinutes(5), true));
  }

  private TestNext next(AttemptId id, TestSpec test, JsonNode outcome) {
    Instant startedAt = Instant.parse(outcome.path("startedAt").asText());
    String since = outcome.path("test").path("since").asText();
    Instant first = since.isEmpty() ? startedAt : Instant.parse(since);
    int looks = looks(outcome.path("test")) + 1;
    Optional<TestSaid> answer =
        test.kind() instanceof TestKind.Callback
            ? asking.conclude(id, test.name(), startedAt)
            : Optional.empty();
    Optional<String> notRun =
        answer.isPresent() || testing.isRun(test, outcome.path("error").asText())
            ? TestAnswers.notRun(test, outcome)
            : Optional.of(MachineError.of(TestAnswers.error(outcome)).what());
    if (notRun.isPresent()) {
      return testing.notRun(id, test, startedAt, NoResult.notRun(notRun.get(), looks, first));
    }
    TestSaid said =
        answer.orElseGet(() -> TestAnswers.of(test, outcome, () -> testing.deployed(id)));
    return testing.record(id, test, new Testing.Ended(startedAt, first, looks, said));
  }

  /** The word that the state machine compares, and the test as it is run again. */
  private static JsonNode answer(TestNext next, JsonNode test) {
    ObjectNode answer =
        JSON.createObjectNode()
            .put("next", next.word().name())
            .put("why", next.why())
            .put("waitSeconds", next.pause().toSeconds());
    ObjectNode again = test instanceof ObjectNode given ? given : JSON.createObjectNode();
    if (next.since().isEmpty() && again.path("kind").asText().equals(Synthetics.STARTED)) {
      // A new run is a dry run of its own.
      again.put("kind", new Synthetics("", 0).word()).put("dryRun", "");
    }
    int looks = next.since().isEmpty() ? 0 : looks(again) + 1;
    answer.set("test", again.put("waitSeconds", 0).put("since", next.since()).put(LOOKS, looks));
    return answer;
  }

  /** How often it was looked at before; the state machine carries it, and reads it nowhere. */
  private static int looks(JsonNode test) {
    return test.path(LOOKS).asInt();
  }
}
