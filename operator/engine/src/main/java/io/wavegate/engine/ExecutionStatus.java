package io.wavegate.engine;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an execution stands: running, or ended in one of four ways. */
public sealed interface ExecutionStatus {

  /** The word that Step Functions' API uses: RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED. */
  String word();

  /** When the execution ended; empty while it runs. */
  Optional<Instant> stopDate();

  /** It runs. */
  record Running() implements ExecutionStatus {
    @Override
    public String word() {
      return "RUNNING";
    }

    @Override
    public Optional<Instant> stopDate() {
      return Optional.empty();
    }
  }

  /**
   * It reached a terminal state.
   *
   * @param at when it ended
   * @param output JSON text
   */
  record Succeeded(Instant at, String output) implements ExecutionStatus {
    @Override
    public String word() {
      return "SUCCEEDED";
    }

    @Override
    public Optional<Instant> stopDate() {
      return Optional.of(at);
    }
  }

  /**
   * A state failed and nothing caught it, or a Fail state was reached.
   *
   * @param at when it ended
   * @param error the error's name; a Fail state may leave it out
   * @param cause the explanation, where there is one
   */
  record Failed(Instant at, @Nullable String error, @Nullable String cause)
      implements ExecutionStatus {
    @Override
    public String word() {
      return "FAILED";
    }

    @Override
    public Optional<Instant> stopDate() {
      return Optional.of(at);
    }
  }

  /**
   * It ran longer than the definition's {@code TimeoutSeconds}.
   *
   * @param at when it ended
   */
  record TimedOut(Instant at) implements ExecutionStatus {
    @Override
    public String word() {
      return "TIMED_OUT";
    }

    @Override
    public Optional<Instant> stopDate() {
      return Optional.of(at);
    }
  }

  /**
   * StopExecution ended it.
   *
   * @param at when it ended
   * @param error what the caller of StopExecution gave, if anything
   * @param cause what the caller of StopExecution gave, if anything
   */
  record Aborted(Instant at, @Nullable String error, @Nullable String cause)
      implements ExecutionStatus {
    @Override
    public String word() {
      return "ABORTED";
    }

    @Override
    public Optional<Instant> stopDate() {
      return Optional.of(at);
    }
  }
}
