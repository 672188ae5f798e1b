package io.wavegate.codec.event;

/** The state of a stage execution, in the words of EventBridge. */
public enum StageState {
  /** It began. */
  STARTED,
  /** All its actions succeeded. */
  SUCCEEDED,
  /** It was retried after a failure. */
  RESUMED,
  /** An action failed. */
  FAILED,
  /** Somebody asked for a stop. */
  STOPPING,
  /** It was stopped. */
  STOPPED,
  /** The pipeline was changed under it. */
  CANCELED
}
