package io.wavegate.standins.cloudwatch;

import java.time.Instant;

/**
 * One item of an alarm's history; it outlives the alarm.
 *
 * @param sequence counts up over all alarms
 * @param type {@code StateUpdate} or {@code ConfigurationUpdate}
 * @param data a JSON document in a string
 */
record HistoryItem(
    int sequence,
    String alarmName,
    String alarmType,
    Instant at,
    String type,
    String summary,
    String data) {}
