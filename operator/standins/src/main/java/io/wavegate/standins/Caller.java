package io.wavegate.standins;

/**
 * Who calls a service, and where.
 *
 * @param accountId twelve digits
 * @param region for example {@code eu-west-1}
 * @param principalArn the caller's ARN as the services record it, for example {@code
 *     arn:aws:sts::111122223333:assumed-role/developer/someone}
 */
public record Caller(String accountId, String region, String principalArn) {

  /** The same principal, calling another Region. */
  public Caller in(String otherRegion) {
    return new Caller(accountId, otherRegion, principalArn);
  }
}
