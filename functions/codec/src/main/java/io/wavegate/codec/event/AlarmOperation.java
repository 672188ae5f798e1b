package io.wavegate.codec.event;

/** What was done to the configuration of an alarm. */
public enum AlarmOperation {
  /** It was created. */
  CREATE,
  /** It was changed. */
  UPDATE,
  /** It was deleted. */
  DELETE
}
