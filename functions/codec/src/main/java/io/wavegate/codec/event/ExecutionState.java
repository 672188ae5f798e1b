package io.wavegate.codec.event;

/** The state of a pipeline execution, in the words of EventBridge. */
public enum ExecutionState {
  /** It began. */
  STARTED,
  /** It went through to the end. */
  SUCCEEDED,
  /** A failed stage was retried. */
  RESUMED,
  /** An action failed. */
  FAILED,
  /** Somebody asked for a stop. */
  STOPPING,
  /** It was stopped. */
  STOPPED,
  /** The pipeline was changed under it. */
  CANCELED,
  /** A newer execution overtook it. */
  SUPERSEDED
}
