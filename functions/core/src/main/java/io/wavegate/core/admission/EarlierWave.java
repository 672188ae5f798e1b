package io.wavegate.core.admission;

import java.time.Instant;

/** Where an earlier wave of the same release stands. */
public sealed interface EarlierWave {
  /** The wave. */
  String wave();

  /**
   * Promoted, by its gate or by a person, and quiet since.
   *
   * @param wave the wave
   */
  record Promoted(String wave) implements EarlierWave {}

  /**
   * Promoted, and one of its alarms has fired since.
   *
   * @param wave the wave
   * @param what the alarm and when
   */
  record AlarmedSince(String wave, String what) implements EarlierWave {}

  /**
   * Promoted, and one of its alarms is in ALARM, since before as far as can be read.
   *
   * @param wave the wave
   * @param alarm the alarm
   * @param since since when
   */
  record Firing(String wave, String alarm, Instant since) implements EarlierWave {}

  /**
   * Not promoted.
   *
   * @param wave the wave
   * @param stands where it stands
   * @param isOver whether it cannot be promoted any more
   */
  record NotPromoted(String wave, String stands, boolean isOver) implements EarlierWave {}

  /**
   * Promoted, but whether its alarms fired since could not be read, or they cannot see now.
   *
   * @param wave the wave
   * @param why the error, or what is blind
   */
  record Unread(String wave, String why) implements EarlierWave {}
}
