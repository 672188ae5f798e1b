package io.wavegate.core.policy;

import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an organisation allows beneath all policies; it only ever takes away.
 *
 * @param hosts the hosts that HTTP tests may ask: names, or {@code *.} and a name for all that
 *     stand below it; empty where any public one may be asked
 * @param bounds how far policies may go with what is watched
 */
public record Floor(Optional<List<String>> hosts, Bounds bounds) {
  /** Where nobody has laid one. */
  public static final Floor NONE = new Floor(Optional.empty());

  /** One that speaks of hosts alone. */
  public Floor(Optional<List<String>> hosts) {
    this(hosts, Bounds.NONE);
  }

  /** Copies the list, in lower case as names are compared. */
  public Floor {
    hosts = hosts.map(all -> all.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
  }

  /**
   * Why tests may not ask a host; empty if they may.
   *
   * @param host a name without a dot at its end
   */
  public Optional<String> refusal(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return hosts
            .filter(all -> all.stream().noneMatch(allowed -> allows(allowed, lower)))
            .isPresent()
        ? Optional.of("the organisation's floor does not allow the host " + host)
        : Optional.empty();
  }

  private static boolean allows(String allowed, String host) {
    return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
  }

  /**
   * Every test of a policy that may not run, and every bake and tolerance that is held to the
   * bounds, with the reason; each once for its wave.
   */
  public List<String> refusals(Policy policy) {
    List<String> refusals = new ArrayList<>();
    for (WavePolicy wave : policy.waves()) {
      bounds.refusals(wave).stream()
          .map(why -> "wave %s: %s".formatted(wave.name(), why))
          .forEach(refusals::add);
      for (TestSpec test : wave.tests()) {
        if (test.kind() instanceof TestKind.Http http) {
          urlRefusal(http.url())
              .map(why -> "wave %s: test %s: %s".formatted(wave.name(), test.name(), why))
              .ifPresent(refusals::add);
        }
      }
    }
    return refusals;
  }

  /** Why tests may not ask a URL, be it for its form or for its host; empty if they may. */
  public Optional<String> urlRefusal(String url) {
    Optional<String> form = ProbeUrl.refusal(url).map(why -> "it asks a URL " + why);
    return form.isPresent() ? form : refusal(ProbeUrl.host(url));
  }
}
