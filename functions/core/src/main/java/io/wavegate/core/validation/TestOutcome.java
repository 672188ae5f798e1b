package io.wavegate.core.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a validation test came to, for one attempt of one gate. */
public sealed interface TestOutcome {
  /** What is known besides; empty where nothing was told. */
  Optional<TestDetail> detail();

  /** No result is stored. */
  record Missing() implements TestOutcome {
    @Override
    public Optional<TestDetail> detail() {
      return Optional.empty();
    }
  }

  /**
   * It passed.
   *
   * @param at when it ended
   * @param took how long it ran
   * @param summary what it said
   */
  record Passed(Instant at, Duration took, String summary, Optional<TestDetail> detail)
      implements TestOutcome {
    /** Of which nothing else is known. */
    public Passed(Instant at, Duration took, String summary) {
      this(at, took, summary, Optional.empty());
    }
  }

  /**
   * It failed, or did not answer in time.
   *
   * @param at when it ended
   * @param took how long it ran
   * @param why what it said, or the error
   */
  record Failed(Instant at, Duration took, String why, Optional<TestDetail> detail)
      implements TestOutcome {
    /** Of which nothing else is known. */
    public Failed(Instant at, Duration took, String why) {
      this(at, took, why, Optional.empty());
    }
  }
}
