package io.wavegate.standins.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service's regional endpoint, read from a host such as {@code
 * monitoring.eu-west-1.amazonaws.com}. Step Functions has a second host for executions that are
 * waited for.
 */
public record Endpoint(String service, String region) {
  private static final Pattern REGIONAL =
      Pattern.compile(
          "(sync-(?=states\\.))?(?<service>[a-z0-9-]+)\\.(?<region>[a-z]{2}(-[a-z]+)+-\\d)\\.amazonaws\\.com");

  /** The endpoint that a host names, or empty if it is no regional endpoint of AWS. */
  public static Optional<Endpoint> of(String host) {
    Matcher matcher = REGIONAL.matcher(host);
    return matcher.matches()
        ? Optional.of(new Endpoint(matcher.group("service"), matcher.group("region")))
        : Optional.empty();
  }
}
