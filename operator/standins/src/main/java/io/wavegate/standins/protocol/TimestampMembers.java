package io.wavegate.standins.protocol;

/**
 * Which members of an answer hold timestamps: the tables give them as plain numbers. In the answers
 * of the services that need to know, CloudWatch and SNS, their names all end in Timestamp or
 * Timestamps; in those of STS there is Expiration.
 */
final class TimestampMembers {
  private TimestampMembers() {}

  static boolean holds(String member) {
    return member.endsWith("Timestamp")
        || member.endsWith("Timestamps")
        || member.equals("Expiration");
  }
}
