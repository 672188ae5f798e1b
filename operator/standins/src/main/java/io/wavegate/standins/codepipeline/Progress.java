package io.wavegate.standins.codepipeline;

import java.util.Optional;

/** What an action says of its external execution. */
record Progress(
    Optional<String> summary,
    Optional<String> externalExecutionId,
    Optional<Integer> percentComplete) {
  static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), Optional.empty());

  static Progress of(String externalExecutionId, String summary) {
    return new Progress(Optional.of(summary), Optional.of(externalExecutionId), Optional.empty());
  }

  /** What is said now, and for the rest what was said before. */
  Progress over(Progress earlier) {
    return new Progress(
        summary.or(earlier::summary),
        externalExecutionId.or(earlier::externalExecutionId),
        percentComplete.or(earlier::percentComplete));
  }
}
