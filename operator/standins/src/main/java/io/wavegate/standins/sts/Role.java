package io.wavegate.standins.sts;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A role and whom it trusts.
 *
 * @param arn for example {@code arn:aws:iam::444455556666:role/wavegate-read}
 * @param trusted principals that may assume it: the ARN of a role or user, or an account as {@code
 *     arn:aws:iam::111122223333:root}
 * @param externalId what a caller has to say, if the trust asks for it
 * @param longest the role's MaxSessionDuration
 */
public record Role(String arn, Set<String> trusted, Optional<String> externalId, Duration longest) {

  /** A role with the usual longest session of an hour. */
  public Role(String arn, Set<String> trusted, Optional<String> externalId) {
    this(arn, trusted, externalId, Duration.ofHours(1));
  }

  String account() {
    return arn.split(":", 6)[4];
  }

  String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
