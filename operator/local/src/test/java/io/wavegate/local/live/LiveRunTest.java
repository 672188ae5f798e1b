package io.wavegate.local.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.Shipped;
import io.wavegate.standins.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends in the middle goes on as if it had not. */
class LiveRunTest {
  private static final Duration INTO_THE_BAKE = Duration.ofMinutes(30);

  private final Path folder;

  LiveRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aKilledRunGoesOnWhereItWas() throws Exception {
    GivenRun before = GivenRun.in(folder);
    String unused = before.release();
    before.pass(INTO_THE_BAKE);
    assertThat(before.run().isNew()).isTrue();
    assertThat(before.run().baking()).isEqualTo(1);
    List<String> timelines = before.timelines();
    Instant seen = before.run().now();
    before.kill();

    try (GivenRun after = GivenRun.in(folder)) {
      assertThat(after.run().isNew()).isFalse();
      assertThat(after.run().now()).isBetween(seen, seen.plus(Duration.ofMinutes(1)));
      assertThat(after.run().baking()).isEqualTo(1);
      assertThat(after.timelines()).isEqualTo(timelines);
      assertThat(after.run().news()).as("the newest release so far").hasSize(timelines.size());
      assertThat(after.run().news()).isEmpty();
    }
  }

  @Test
  void aRunThatWasEndedInOrderStandsExactlyWhereItStood() throws Exception {
    Instant ended;
    try (GivenRun before = GivenRun.in(folder)) {
      before.pass(Duration.ofSeconds(90));
      ended = before.run().now();
    }

    try (GivenRun after = GivenRun.in(folder)) {
      assertThat(after.run().now()).isEqualTo(ended);
    }
  }

  /** The same calls at the same instants: once without a break, once killed after each of them. */
  @Test
  void whatComesOfItDoesNotDependOnTheBreaks() throws Exception {
    GivenRun broken = GivenRun.in(folder.resolve("broken"));
    String unused = broken.release();
    broken = killed(broken);
    advance(broken, INTO_THE_BAKE);
    broken.alarm("ALARM");
    broken = killed(broken);
    advance(broken, Duration.ofMinutes(45));
    broken = killed(broken);
    advance(broken, Duration.ofHours(1));
    List<String> timelines = broken.timelines();
    List<String> effects = broken.effects();
    broken.close();

    try (GivenRun whole = GivenRun.in(folder.resolve("whole"))) {
      String unusedToo = whole.release();
      advance(whole, INTO_THE_BAKE);
      whole.alarm("ALARM");
      advance(whole, Duration.ofHours(1));

      assertThat(timelines).isEqualTo(whole.timelines());
      assertThat(effects).isEqualTo(whole.effects());
      assertThat(timelines).anySatisfy(line -> assertThat(line).contains("recovered in"));
    }
  }

  private GivenRun killed(GivenRun run) throws Exception {
    run.kill();
    return GivenRun.in(folder.resolve("broken"));
  }

  private static void advance(GivenRun run, Duration sinceStart) {
    run.run().advance(GivenRun.START.plus(sinceStart));
  }

  @Test
  void whoOnlyReadsChangesNothing() throws Exception {
    ObjectNode pipeline = Json.object().put("pipelineName", "checkout-prod");
    List<String> looked;
    try (GivenRun run = GivenRun.in(folder.resolve("looked"))) {
      String unused = run.release();
      for (int i = 1; i <= INTO_THE_BAKE.toMinutes(); i++) {
        advance(run, Duration.ofMinutes(i));
        Answer state =
            run.call(
                "codepipeline", "GetPipelineState", Json.object().put("name", "checkout-prod"));
        Answer list = run.call("codepipeline", "ListActionExecutions", pipeline);
        Answer alarms = run.call("monitoring", "DescribeAlarms", Json.object());
        Answer machines = run.call("states", "ListStateMachines", Json.object());
        assertThat(List.of(state, list, alarms, machines))
            .allMatch(answer -> answer instanceof Answer.Given);
        List<Told> unusedNews = run.run().news();
      }
      assertThat(run.file().calls()).as("calls that are kept").hasSize(1);
      looked = run.timelines();
    }

    try (GivenRun run = GivenRun.in(folder.resolve("not-looked"))) {
      String unused = run.release();
      advance(run, INTO_THE_BAKE);
      assertThat(looked).isEqualTo(run.timelines());
    }
  }

  @Test
  void whatWasRefusedIsRefusedAgain() throws Exception {
    GivenRun before = GivenRun.in(folder);
    Answer refused =
        before.call("codepipeline", "StartPipelineExecution", Json.object().put("name", "other"));
    String unused = before.release();
    before.pass(INTO_THE_BAKE);
    List<String> timelines = before.timelines();
    before.kill();

    assertThat(refused).isInstanceOf(Answer.Refused.class);
    try (GivenRun after = GivenRun.in(folder)) {
      assertThat(after.timelines()).isEqualTo(timelines).isNotEmpty();
    }
  }

  @Test
  void aRunOfOtherPartsIsRefusedAndSaysWhich() throws Exception {
    Path home = Shipped.copyTo(folder.resolve("home"));
    Path data = folder.resolve("data");
    GivenRun.in(data, of(home, false)).close();
    Path example = home.resolve("examples/checkout");
    Shipped.replace(example.resolve("wavegate.yaml"), "at-most: 6h", "at-most: 7h");
    Shipped.replace(example.resolve("calendars/year-end-freeze.ics"), "20270104", "20270105");
    Shipped.replace(home.resolve("statemachines/wave-gate.asl.json"), "{", "{ ");

    assertThatThrownBy(() -> GivenRun.in(data, of(home, false)))
        .isInstanceOf(UnusableRunException.class)
        .hasMessageContaining(
            "another calendars/year-end-freeze.ics, another statemachines/wave-gate.asl.json,"
                + " another wavegate.yaml; only")
        .hasMessageContaining("--fresh");

    try (GivenRun fresh = GivenRun.in(data, of(home, true))) {
      assertThat(fresh.run().isNew()).isTrue();
      assertThat(fresh.file().calls()).isEmpty();
    }
  }

  @Test
  void anExampleThatCannotBeUsedThrowsNothingAway() throws Exception {
    Path home = Shipped.copyTo(folder.resolve("home"));
    Path data = folder.resolve("data");
    GivenRun.in(data, of(home, false)).close();
    Path pipeline = home.resolve("examples/checkout/pipeline.json");
    Shipped.replace(pipeline, "Prod-Wave-2", "Prod-Wave-X");

    assertThatThrownBy(() -> GivenRun.in(data, of(home, true)))
        .isInstanceOf(UnusableRunException.class)
        .hasMessage(
            pipeline + ":1:1: pipeline has no stage \"Prod-Wave-2\" for wave three-regions");

    Shipped.replace(pipeline, "Prod-Wave-X", "Prod-Wave-2");
    try (GivenRun again = GivenRun.in(data, of(home, false))) {
      assertThat(again.run().isNew()).isFalse();
    }
  }

  @Test
  void anotherStartIsRefused() throws Exception {
    GivenRun.in(folder).close();
    Origin later =
        new Origin(
            Shipped.HOME,
            Shipped.HOME.resolve("examples/checkout"),
            Optional.of(Instant.parse("2026-05-05T08:05:00Z")),
            false);

    assertThatThrownBy(() -> GivenRun.in(folder, later))
        .isInstanceOf(UnusableRunException.class)
        .hasMessageContaining("began at 2026-05-04T08:05:00Z, --start says 2026-05-05T08:05:00Z");
  }

  private static Origin of(Path home, boolean fresh) throws IOException {
    assertThat(Files.isDirectory(home)).isTrue();
    return new Origin(home, home.resolve("examples/checkout"), Optional.empty(), fresh);
  }
}
