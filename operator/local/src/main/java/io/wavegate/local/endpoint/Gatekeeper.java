package io.wavegate.local.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns away what is no client of a person on this machine: pages in a browser, which send an
 * Origin, and names that were made to point here (DNS rebinding), which show as another Host.
 */
final class Gatekeeper {
  private static final Pattern HERE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");
  private static final int LONGEST = 200;
  private static final Set<String> REST_METHODS = Set.of("GET", "PUT", "DELETE");
  private static final List<String> REST = List.of("/2015-03-31/functions/", "/applications/");

  private Gatekeeper() {}

  /**
   * Looks at a request before its body is read.
   *
   * @param path where it goes: the services that speak REST take more than a POST
   * @param hosts its Host headers
   * @param origins its Origin headers
   */
  static Optional<Refusal> refusal(
      String method, String path, List<String> hosts, List<String> origins) {
    if (!origins.isEmpty()) {
      return Optional.of(
          new Refusal(
              403,
              "a page in a browser may not call here, got Origin " + shown(origins.getFirst())));
    }
    String host = hosts.size() == 1 ? hosts.getFirst().toLowerCase(Locale.ROOT) : "";
    if (!HERE.matcher(host).matches()) {
      return Optional.of(
          new Refusal(
              403,
              "the Host must be localhost or 127.0.0.1, got " + shown(String.join(", ", hosts))));
    }
    boolean taken =
        method.equals("POST")
            || (REST_METHODS.contains(method) && REST.stream().anyMatch(path::startsWith));
    if (!taken) {
      return Optional.of(new Refusal(405, "every operation here is a POST, got " + shown(method)));
    }
    return Optional.empty();
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return '"' + (plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain) + '"';
  }
}
