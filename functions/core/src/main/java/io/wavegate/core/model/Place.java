package io.wavegate.core.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account and Region.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 */
public record Place(String account, String region) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,20}){1,4}-[0-9]");
  private static final Pattern SAID = Pattern.compile("([0-9]{12})/([a-z0-9-]{1,90})");

  /**
   * @throws IllegalArgumentException if a part does not have the form that AWS gives it
   */
  public Place {
    Checks.matches(ACCOUNT, account, "account");
    Checks.matches(REGION, region, "region");
  }

  /** {@code 222233334444/us-east-1}. */
  public String said() {
    return account + "/" + region;
  }

  /** The inverse of {@link #said}; empty for any other text. */
  public static Optional<Place> parse(String said) {
    Matcher parts = SAID.matcher(said);
    return parts.matches() && REGION.matcher(parts.group(2)).matches()
        ? Optional.of(new Place(parts.group(1), parts.group(2)))
        : Optional.empty();
  }
}
