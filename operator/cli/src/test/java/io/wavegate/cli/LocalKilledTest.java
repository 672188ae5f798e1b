package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.live.LiveRun;
import io.wavegate.local.live.Origin;
import io.wavegate.local.live.Told;
import io.wavegate.local.store.RunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/** The process is killed in the middle of a bake; started again it goes on where it was. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalKilledTest {
  private static final String START = "2026-05-04T08:05:00Z";
  private static final String PIPELINE = "checkout-prod";
  private static final Pattern BAKING = Pattern.compile(".* one-box +WATCH +bake of .* began.*");
  private static final Pattern RESUMED = Pattern.compile("resumed at .*, 1 gate baking, .*");

  private final Path data;

  LocalKilledTest(@TempDir Path folder) {
    this.data = folder.resolve("data");
  }

  private LocalProcess givenABakingRelease(String... options) {
    LocalProcess process = LocalProcess.listening(data, options);
    String unused =
        process
            .client(CodePipelineClient.builder())
            .startPipelineExecution(r -> r.name(PIPELINE))
            .pipelineExecutionId();
    assertThat(process.awaited(BAKING).matches()).isTrue();
    return process;
  }

  @Test
  void justAfterTheBakeBeganAndJustAfterTheAlarmWasSet() throws Exception {
    try (LocalProcess first = givenABakingRelease("--speed", "600", "--start", START)) {
      first.kill();
    }
    try (LocalProcess second = LocalProcess.listening(data)) {
      assertThat(second.awaited(RESUMED).matches()).isTrue();
      // In real time the alarm's event is delivered a second later: nobody has seen it yet.
      second
          .client(CloudWatchClient.builder())
          .setAlarmState(
              r ->
                  r.alarmName("checkout-5xx")
                      .stateValue(StateValue.ALARM)
                      .stateReason("37 errors a minute"));
      second.kill();
      assertThat(second.lines()).noneMatch(line -> line.contains("ROLL BACK"));
    }
    try (LocalProcess third = LocalProcess.listening(data, "--speed", "600")) {
      assertThat(third.awaited(Pattern.compile(".* RECOVERED .*recovered in.*")).matches())
          .isTrue();
      assertThat(third.end()).isZero();
      assertThat(third.lines())
          .anyMatch(line -> line.contains("ROLL BACK") && line.contains("37 errors a minute"))
          .anyMatch(line -> line.contains("stage Prod-OneBox is back"));
      assertThat(third.lines()).containsAll(keptLines());
    }
  }

  @Test
  void inTheSettleTime() throws Exception {
    Path example = withAShortBake();
    try (LocalProcess first =
        givenABakingRelease(example.toString(), "--speed", "60", "--start", START)) {
      assertThat(first.awaited(Pattern.compile(".* TEST +test smoke passed in 4m.*")).matches())
          .isTrue();
      first.kill();
      assertThat(first.lines()).noneMatch(line -> line.contains("PROMOTE     baked"));
    }
    try (LocalProcess second = LocalProcess.listening(data, example.toString(), "--speed", "60")) {
      assertThat(second.awaited(RESUMED).matches()).isTrue();
      assertThat(second.awaited(Pattern.compile(".* PROMOTE +baked 3m .*settled.*")).matches())
          .isTrue();
      assertThat(second.end()).isZero();
    }
  }

  /** Bakes for three minutes, settles for three more; a test passes after four. */
  private Path withAShortBake() throws IOException {
    Path example = Cli.copyTo(data.resolveSibling("home")).resolve("examples/checkout");
    Cli.replace(
        example.resolve("wavegate.yaml"),
        "bake: {for: 1h, at-most: 6h",
        "bake: {for: 3m, at-most: 6h");
    Cli.replace(example.resolve("world.yaml"), "takes: 40s", "takes: 4m");
    return example;
  }

  /** The timeline as it follows from the file alone, in the form in which it is printed. */
  private List<String> keptLines() throws Exception {
    Origin origin =
        new Origin(Cli.SHIPPED, Cli.SHIPPED.resolve("examples/checkout"), Optional.empty(), false);
    try (RunFile file = RunFile.open(data);
        LiveRun run = LiveRun.open(file, origin, Instant.parse(START), Duration.ofMinutes(1))) {
      List<Told> told = run.news();
      assertThat(told).hasSizeGreaterThan(15);
      StringWriter text = new StringWriter();
      new LiveLines(new PrintWriter(text, true), false, run.scenario().start()).print(told);
      return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
