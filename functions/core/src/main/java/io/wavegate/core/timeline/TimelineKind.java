package io.wavegate.core.timeline;

/** What kind of thing a timeline entry tells. */
public enum TimelineKind {
  /** A gate opened. */
  GATE_OPENED,
  /** An entry gate waits, and for what. */
  WAITING,
  /** A gate was decided, and why. */
  DECIDED,
  /** What is about to be done. */
  INTENT,
  /** What was done, or could not be. */
  EFFECT,
  /** The watch over a wave began, was extended, moved on or ended. */
  WATCH,
  /** An alarm changed. */
  ALARM,
  /** A validation test began or ended. */
  TEST,
  /** A step of a rollback. */
  ROLLBACK,
  /** The alarm recovered after a rollback. */
  RECOVERED,
  /** A person was paged. */
  PAGED,
  /** A person did something. */
  PERSON,
  /** A gate had nothing left to decide. */
  STOOD_DOWN
}
