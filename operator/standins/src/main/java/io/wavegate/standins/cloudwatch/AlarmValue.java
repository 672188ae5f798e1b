package io.wavegate.standins.cloudwatch;

/** The state of an alarm, named as the API names it. */
public enum AlarmValue {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
