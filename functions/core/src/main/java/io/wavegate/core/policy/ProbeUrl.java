package io.wavegate.core.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which URLs a test may ask, as they are written: https, a name of the public DNS in plain ASCII,
 * the port of https, nobody's password. Whoever reads a URL otherwise than the connection does can
 * be led astray, and so only what every reader takes alike is let through. Where the name leads is
 * checked as the connection is made, by {@link PublicAddress}.
 *
 * @see <a href="https://www.iana.org/assignments/special-use-domain-names">IANA, Special-Use Domain
 *     Names</a>
 */
public final class ProbeUrl {
  private static final int LONGEST = 2_048;
  private static final int LONGEST_NAME = 253;
  private static final int HTTPS = 443;

  /** No spaces, no control characters, no backslash, nothing that looks like another letter. */
  private static final Pattern PLAIN = Pattern.compile("[!-\\[\\]-~]{1,2048}");

  /** The last label begins with a letter, so that no reader takes the whole for an address. */
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,40}"
              + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /** Names that the public DNS never has. */
  private static final List<String> INSIDE =
      List.of(".localhost", ".local", ".internal", ".localdomain", ".arpa", ".onion", ".invalid");

  private ProbeUrl() {}

  /** What a URL is that may not be asked, as it goes on after "a URL"; empty if it may. */
  public static Optional<String> refusal(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("of more than " + LONGEST + " characters");
    }
    if (!PLAIN.matcher(text).matches()) {
      return Optional.of("that is not plain ASCII without spaces and backslashes");
    }
    try {
      return refusal(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.of("that is none");
    }
  }

  private static Optional<String> refusal(URI url) {
    if (!"https".equals(url.getScheme())) {
      return Optional.of("that is not https");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("with a user");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("with a fragment");
    }
    if (url.getPort() != -1 && url.getPort() != HTTPS) {
      return Optional.of("at port " + url.getPort() + ", not " + HTTPS);
    }
    return nameRefusal(Optional.ofNullable(url.getHost()).orElse(""));
  }

  private static Optional<String> nameRefusal(String name) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      return Optional.of("without the full name of a host");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return INSIDE.stream().anyMatch(lower::endsWith)
        ? Optional.of("with a name that is not public")
        : Optional.empty();
  }

  /**
   * The host of a URL that may be asked, in lower case.
   *
   * @throws IllegalArgumentException if it may not be asked
   */
  public static String host(String text) {
    String why = refusal(text).orElse("");
    if (!why.isEmpty()) {
      throw new IllegalArgumentException("a URL " + why);
    }
    return URI.create(text).getHost().toLowerCase(Locale.ROOT);
  }
}
