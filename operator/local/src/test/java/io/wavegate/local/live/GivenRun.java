package io.wavegate.local.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.local.Shipped;
import io.wavegate.local.live.LiveRun.Operation;
import io.wavegate.local.rehearsal.Premises;
import io.wavegate.local.store.RunFile;
import io.wavegate.local.store.RunFileException;
import io.wavegate.standins.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of the bundled example, and who calls it. */
public final class GivenRun implements AutoCloseable {
  /** A Monday morning, inside of the example's windows. */
  public static final Instant START = Instant.parse("2026-05-04T08:05:00Z");

  private static final Duration AHEAD = Duration.ofMinutes(1);
  private static final Path EXAMPLE = Shipped.HOME.resolve("examples/checkout");

  private final RunFile file;
  private final LiveRun run;

  private GivenRun(RunFile file, LiveRun run) {
    this.file = file;
    this.run = run;
  }

  /** The run in a folder: a new one, or the one that is there. */
  public static GivenRun in(Path folder) throws RunFileException, UnusableRunException {
    return in(folder, origin(false));
  }

  static GivenRun in(Path folder, Origin origin) throws RunFileException, UnusableRunException {
    RunFile file = RunFile.open(folder);
    try {
      return new GivenRun(file, LiveRun.open(file, origin, START, AHEAD));
    } catch (UnusableRunException e) {
      file.close();
      throw e;
    }
  }

  static Origin origin(boolean fresh) {
    return new Origin(Shipped.HOME, EXAMPLE, Optional.empty(), fresh);
  }

  /** The run. */
  public LiveRun run() {
    return run;
  }

  RunFile file() {
    return file;
  }

  /** Lets virtual time pass. */
  void pass(Duration duration) {
    run.advance(run.now().plus(duration));
  }

  /** Calls; the answer that came at once. */
  Answer call(String service, String operation, JsonNode input) {
    List<Answer> answers = new ArrayList<>();
    run.admit(
        "arn:aws:sts::111122223333:assumed-role/local/me",
        new Operation(service, operation, Json.write(input)),
        answers::add);
    return answers.getFirst();
  }

  /** Starts a release; its execution. */
  String release() {
    Answer answer =
        call("codepipeline", "StartPipelineExecution", Json.object().put("name", "checkout-prod"));
    return ((Answer.Given) answer).output().path("pipelineExecutionId").asText();
  }

  void alarm(String state) {
    Answer unused =
        call(
            "monitoring",
            "SetAlarmState",
            Json.object()
                .put("AlarmName", "checkout-5xx")
                .put("StateValue", state)
                .put("StateReason", "37 errors a minute"));
  }

  /** All timelines, as text with their digests: the same text is the same run. */
  List<String> timelines() {
    return new Tellings(run.cloud(), Premises.pipeline(run.scenario()))
        .news().stream().map(Told::toString).toList();
  }

  /** Everything that was done to the services. */
  List<String> effects() {
    return run.cloud().effects().all().stream().map(Object::toString).toList();
  }

  /** Ends as a killed process does: nothing more is written. */
  void kill() {
    run.abandon();
    file.close();
  }

  @Override
  public void close() {
    run.close();
    file.close();
  }
}
