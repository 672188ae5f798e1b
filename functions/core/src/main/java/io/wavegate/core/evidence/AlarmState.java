package io.wavegate.core.evidence;

/** A CloudWatch alarm's state. */
public enum AlarmState {
  /** The rule is not met. */
  OK,
  /** The rule is met. */
  ALARM,
  /** CloudWatch cannot tell: not OK. */
  INSUFFICIENT_DATA
}
