package io.wavegate.core.policy;

/** What becomes of the line after a rollback. */
public enum AfterRollback {
  /** It stays stopped until a person, or a release marked as the fix, opens it. */
  HOLD,
  /** The next release may enter once the rollback is done. */
  OPEN
}
