package io.wavegate.standins.protocol;

import java.util.Set;

/**
 * Which members of an answer hold timestamps: the tables give them as plain numbers. In the answers
 * of the services that need to know, CloudWatch and SNS, their names all end in Timestamp or
 * Timestamps; in those of STS there is Expiration, in those of CloudFormation three more.
 */
final class TimestampMembers {
  private static final Set<String> OTHERS =
      Set.of("Expiration", "CreationTime", "LastUpdatedTime", "DeletionTime");

  private TimestampMembers() {}

  static boolean holds(String member) {
    return member.endsWith("Timestamp") || member.endsWith("Timestamps") || OTHERS.contains(member);
  }
}
