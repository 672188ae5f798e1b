package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The test {@code smoke} of a wave that bakes, of whatever kind, driven as the state machine drives
 * it. Its wave has two more tests, {@code speed} and {@code health}.
 */
public final class Trial {
  private static final String LAMBDA = "lambda: checkout-smoke, timeout: 5m";

  private final Bench bench = Bench.open();
  private final Journey release;
  private final Instant started;
  private JsonNode task;

  private Trial(String kind) {
    bench.install(Bench.policy(LAMBDA, kind));
    this.release = Journey.atPromotion(bench);
    this.task =
        release
            .functions()
            .openGate(id())
            .path("tests")
            .valueStream()
            .filter(test -> test.path("name").asText().equals("smoke"))
            .findFirst()
            .orElseThrow();
    this.started = bench.time().now();
  }

  /**
   * A test that has just begun.
   *
   * @param kind its kind and its terms, as a policy has them
   */
  public static Trial of(String kind) {
    return new Trial(kind);
  }

  /** Where it runs. */
  public Bench bench() {
    return bench;
  }

  /** The release that is tested. */
  public Journey release() {
    return release;
  }

  /** The gate that wants to know. */
  public AttemptId id() {
    return release.promotion();
  }

  /** What the state machine is given, as of the last look. */
  public JsonNode task() {
    return task;
  }

  /** From now on the state machine holds this. */
  public void task(JsonNode next) {
    task = next;
  }

  /** When it began. */
  public Instant started() {
    return started;
  }

  /** Time passes. */
  public void pass(int minutes) {
    bench.time().pass(Duration.ofMinutes(minutes));
  }

  /** The word that is answered to what the run said that began with this. */
  public String said(String result) {
    return word(release.functions().recordRun(id(), task, started, result));
  }

  /** All that is answered to a look, with which the state machine goes on. */
  public JsonNode looked(String result) {
    JsonNode answer =
        release.functions().recordRun(id(), task, bench.time().now(), result).deepCopy();
    task = answer.path("test");
    return answer;
  }

  /** The word that is answered to the error with which the run ended. */
  public String ended(String error, String cause) {
    return word(release.functions().recordEnd(id(), task, started, error, cause));
  }

  /** What {@code run-probe} says now. */
  public JsonNode probed() {
    return release.functions().probe(id(), "smoke");
  }

  /** What is kept of it. */
  public TestOutcome outcome() {
    return bench.books().releases().test(id(), "smoke").orElseThrow().value().outcome();
  }

  /** Why it failed. */
  public String why() {
    return outcome() instanceof TestOutcome.Failed failed ? failed.why() : "it did not fail";
  }

  /** Whether nothing is kept of it. */
  public boolean isOpen() {
    return bench.books().releases().test(id(), "smoke").isEmpty();
  }

  /** The verdict after a bake in which all else is good. */
  public String verdict() {
    for (String other : List.of("speed", "health")) {
      release.functions().recordTest(id(), other, bench.time().now(), "{\"status\": \"passed\"}");
    }
    bench.time().pass(Journey.BAKE);
    return judged();
  }

  /** What its gate is judged now. */
  public String judged() {
    return release.judge(id());
  }

  /** The word of an answer. */
  public static String word(JsonNode answer) {
    return answer.path("next").asText();
  }
}
