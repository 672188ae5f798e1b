package io.wavegate.handlers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A callback test of a wave that bakes, asked, answered and recorded as the state machine does. */
public final class Question {
  /** What the state machine waits with. */
  public static final String TOKEN = "task-token-of-the-question";

  /** An answer that passes. */
  public static final String PASSED = "{\"status\": \"passed\", \"summary\": \"signed off\"}";

  /** One that fails. */
  public static final String FAILED = "{\"status\": \"failed\", \"summary\": \"not like this\"}";

  private static final String TEST = "smoke";

  private final Trial trial;
  private Instant asked;

  /**
   * One that wants a sign of life each ten minutes and an answer within the hour; not asked yet.
   */
  public Question() {
    this.trial = Trial.of("callback: {bus: checks, heartbeat: 10m}, timeout: 1h");
    this.asked = trial.started();
  }

  /** The test that asks. */
  public Trial trial() {
    return trial;
  }

  /** When it was asked. */
  public Instant asked() {
    return asked;
  }

  /** The state machine makes a reference. */
  public JsonNode ask() {
    return trial.release().functions().ask(trial.id(), TEST, asked);
  }

  /** It makes one in a later run. */
  public JsonNode askAnew() {
    asked = trial.bench().time().now();
    return ask();
  }

  /** It waits, with its token. */
  public String await() {
    trial.bench().states().sleepOn(TOKEN);
    return trial.release().functions().await(trial.id(), TEST, trial.bench().time().now(), TOKEN);
  }

  /** Asked, and waited for; the reference. */
  public String reference() {
    String reference = ask().path("reference").asText();
    assertThat(await()).isEqualTo("waits for an answer");
    return reference;
  }

  /** Somebody answers by a reference; the status and what is said. */
  public String answer(String reference, String body) {
    return trial.release().functions().operate("/callbacks/" + reference, "ada", body);
  }

  /** The machine was woken, and records the result; the word. */
  public String record() {
    return trial.release().functions().recordTest(trial.id(), TEST, asked, "{}");
  }

  /** The machine's wait ended with an error; the word. */
  public String recordError(String error) {
    return trial.release().functions().recordError(trial.id(), TEST, asked, error);
  }
}
