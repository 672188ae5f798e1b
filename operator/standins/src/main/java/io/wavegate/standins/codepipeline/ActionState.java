package io.wavegate.standins.codepipeline;

/** Where an action execution stands. */
sealed interface ActionState {

  /** It runs, or waits for its approval. */
  record InProgress() implements ActionState {}

  /** It did what it had to. */
  record Succeeded() implements ActionState {}

  /** It failed, was rejected, or ran out of time. */
  record Failed(String code, String message) implements ActionState {}

  /** Its execution was stopped without waiting for it; its provider may still be at work. */
  record Abandoned() implements ActionState {}

  /** The status in the API. */
  default String status() {
    return switch (this) {
      case InProgress running -> "InProgress";
      case Succeeded good -> "Succeeded";
      case Failed bad -> "Failed";
      case Abandoned left -> "Abandoned";
    };
  }

  /** The state in events. */
  default String event() {
    return switch (this) {
      case InProgress running -> "STARTED";
      case Succeeded good -> "SUCCEEDED";
      case Failed bad -> "FAILED";
      case Abandoned left -> "ABANDONED";
    };
  }
}
