package io.wavegate.handlers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.handlers.store.Kept;
import java.time.Duration;
import java.util.List;

/** One release on its way through the gates, driven as the state machine would drive it. */
public final class Journey {
  /** The bake of the first wave and its settle time. */
  public static final Duration BAKE = Duration.ofMinutes(63);

  private final Bench bench;
  private final Functions functions;
  private final String execution;

  private Journey(Bench bench, String execution) {
    this.bench = bench;
    this.functions = new Functions(bench.wiring());
    this.execution = execution;
  }

  /** A release whose entry action runs; its job was not delivered yet. */
  public static Journey pushed(Bench bench) {
    return new Journey(bench, bench.pipeline().push("2222222222222222222222222222222222222222"));
  }

  /** A release whose entry gate is open. */
  public static Journey atEntry(Bench bench) {
    Journey journey = pushed(bench);
    assertThat(journey.functions.gate(bench.pipeline().lastJob())).startsWith("gate open");
    return journey;
  }

  /** A release that is being deployed to the first wave. */
  public static Journey deploying(Bench bench) {
    Journey journey = atEntry(bench);
    assertThat(journey.open(journey.entry())).isEqualTo("JUDGE");
    assertThat(journey.judge(journey.entry())).isEqualTo("PROMOTE");
    assertThat(journey.functions.settle(journey.entry())).isEqualTo("SETTLED");
    return journey;
  }

  /** A release whose promotion gate at the first wave is open. */
  public static Journey atPromotion(Bench bench) {
    Journey journey = deploying(bench);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(journey.promotionStarted()).startsWith("gate open");
    return journey;
  }

  /** A release that bakes in the first wave, its tests passed, asleep on {@code token-1}. */
  public static Journey baking(Bench bench) {
    Journey journey = atPromotion(bench);
    assertThat(journey.open(journey.promotion())).isEqualTo("WATCH");
    bench.states().sleepOn("token-1");
    journey.functions.arm(journey.promotion(), "token-1", bench.time().now(), 0);
    journey.passTests(journey.promotion());
    return journey;
  }

  /** A release whose bake in the first wave is over. */
  public static Journey baked(Bench bench) {
    Journey journey = baking(bench);
    bench.time().pass(BAKE);
    return journey;
  }

  /** A release with a verdict at the first wave, not applied yet. */
  public static Journey decided(Bench bench) {
    Journey journey = baked(bench);
    assertThat(journey.judge(journey.promotion())).isEqualTo("PROMOTE");
    return journey;
  }

  /** A release that was promoted at the first wave, and waits to enter the second. */
  public static Journey promoted(Bench bench) {
    Journey journey = decided(bench);
    assertThat(journey.functions.settle(journey.promotion())).isEqualTo("SETTLED");
    bench.time().settle();
    return journey;
  }

  /** A release whose alarm fired half an hour into the first bake, judged to roll back. */
  public static Journey toRollBack(Bench bench) {
    Journey journey = baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();
    assertThat(journey.judge(journey.promotion())).isEqualTo("ROLL_BACK");
    return journey;
  }

  /** A release whose promotion gate at the second wave, carried by a job, is open. */
  public static Journey atSecondPromotion(Bench bench) {
    Journey journey = promoted(bench);
    AttemptId entry = journey.id("one-region", GateKind.ENTRY, 1);
    journey.functions.pipelineChange(
        bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));
    assertThat(journey.judge(entry)).isEqualTo("PROMOTE");
    assertThat(journey.functions.settle(entry)).isEqualTo("SETTLED");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    journey.functions.gate(bench.pipeline().lastJob());
    return journey;
  }

  /** A release that bakes in the second wave. */
  public static Journey bakingInSecond(Bench bench) {
    Journey journey = atSecondPromotion(bench);
    assertThat(journey.open(journey.secondPromotion())).isEqualTo("WATCH");
    return journey;
  }

  /** Delivers the event that the first wave's approval action started. */
  public String promotionStarted() {
    return functions.pipelineChange(
        bench.pipeline().actionEvent("Prod-OneBox", "PromotionGate", "STARTED"));
  }

  /** Holds the job of the second wave's promotion gate: a watch each minute, each job taken. */
  public void hold(Duration span) {
    int taken = bench.pipeline().jobs().size();
    for (long minute = 0; minute < span.toMinutes(); minute++) {
      bench.time().pass(Duration.ofMinutes(1));
      functions.watch();
      if (bench.pipeline().jobs().size() > taken) {
        functions.gate(bench.pipeline().lastJob());
        taken = bench.pipeline().jobs().size();
      }
    }
  }

  /** Every test of the first wave passes. */
  public void passTests(AttemptId id) {
    for (String test : new String[] {"smoke", "speed", "health"}) {
      functions.recordTest(id, test, bench.time().now(), "{\"status\": \"passed\"}");
    }
  }

  /** The word of {@code open-gate}. */
  public String open(AttemptId id) {
    return functions.openGate(id).path("next").asText();
  }

  /** The word of {@code judge}. */
  public String judge(AttemptId id) {
    return functions.judge(id).path("next").asText();
  }

  /** The first wave's entry gate, first attempt. */
  public AttemptId entry() {
    return id("one-box", GateKind.ENTRY, 1);
  }

  /** The first wave's promotion gate, first attempt. */
  public AttemptId promotion() {
    return id("one-box", GateKind.PROMOTION, 1);
  }

  /** The second wave's promotion gate, first attempt. */
  public AttemptId secondPromotion() {
    return id("one-region", GateKind.PROMOTION, 1);
  }

  /** An attempt of one of this release's gates. */
  public AttemptId id(String wave, GateKind kind, int number) {
    String stage = wave.equals("one-box") ? "Prod-OneBox" : "Prod-Wave-1";
    return new AttemptId(new GateId(TestPipeline.REF, execution, stage, wave, kind), number);
  }

  /** The gate as it is kept. */
  public Gate gate(AttemptId id) {
    return bench.books().releases().gate(id).map(Kept::value).orElseThrow();
  }

  /** The watch over a wave as it is kept. */
  public WaveWatch watch(String wave) {
    return bench.books().releases().watch(release(), wave).map(Kept::value).orElseThrow();
  }

  /** The functions. */
  public Functions functions() {
    return functions;
  }

  /** The pipeline execution. */
  public String execution() {
    return execution;
  }

  /** The release. */
  public ReleaseId release() {
    return new ReleaseId(TestPipeline.REF, execution);
  }

  /** The release's timeline, as lines. */
  public List<String> timeline() {
    return bench.timeline(execution);
  }

  /** An answer's word. */
  public static String next(JsonNode answer) {
    return answer.path("next").asText();
  }
}
