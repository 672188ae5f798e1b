package io.wavegate.core.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** What a test makes of a site's answer: whether it leads on, and whether the test goes there. */
public sealed interface Redirect {
  /** It leads nowhere: it is the answer. */
  record None() implements Redirect {}

  /**
   * The test goes on.
   *
   * @param url where
   * @param asksAlike whether with the same method and body; otherwise with a GET, or a HEAD that
   *     was one
   * @param staysThere whether the host is the same; what is secret goes to no other
   */
  record Follow(String url, boolean asksAlike, boolean staysThere) implements Redirect {}

  /**
   * It leads where a test does not go.
   *
   * @param why as a person reads it
   */
  record Refused(String why) implements Redirect {}

  /** Those that keep the method, and those that let a POST become a GET (RFC 9110, 15.4). */
  Set<Integer> ALIKE = Set.of(307, 308);

  /** The latter. */
  Set<Integer> AS_GET = Set.of(301, 302, 303);

  /**
   * Judges an answer.
   *
   * @param location the header of that name; empty if there is none
   * @param from the URL that was asked
   * @param left how many redirects may still be followed
   */
  static Redirect of(int status, String location, String from, int left, Floor floor) {
    if (left < 1 || location.isEmpty() || !(ALIKE.contains(status) || AS_GET.contains(status))) {
      return new None();
    }
    Optional<String> to = resolved(from, location);
    Optional<String> refused = to.map(ProbeUrl::refusal).orElse(Optional.of("that is none"));
    if (to.isEmpty() || refused.isPresent()) {
      return new Refused("it redirects to a URL " + refused.orElse("") + ", and is not followed");
    }
    String host = ProbeUrl.host(to.get());
    return floor
        .refusal(host)
        .<Redirect>map(why -> new Refused("it redirects to " + host + ": " + why))
        .orElseGet(
            () -> new Follow(to.get(), ALIKE.contains(status), host.equals(ProbeUrl.host(from))));
  }

  /** A fragment is the browser's, not the site's. */
  private static Optional<String> resolved(String from, String location) {
    int fragment = location.indexOf('#');
    String plain = fragment < 0 ? location : location.substring(0, fragment);
    try {
      URI here = new URI(from);
      return Optional.of((plain.isEmpty() ? here : here.resolve(new URI(plain))).toString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
