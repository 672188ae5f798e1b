package io.wavegate.codec.event;

/** The state of an action execution, in the words of EventBridge. */
public enum ActionState {
  /** It began. */
  STARTED,
  /** It succeeded; for an approval, somebody approved. */
  SUCCEEDED,
  /** It failed; for an approval, somebody rejected or nobody answered. */
  FAILED,
  /** The pipeline was changed under it. */
  CANCELED,
  /** It was left behind by a stop; what its provider does goes on. */
  ABANDONED
}
