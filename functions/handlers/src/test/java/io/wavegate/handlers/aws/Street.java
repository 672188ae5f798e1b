package io.wavegate.handlers.aws;

import io.wavegate.core.policy.PublicAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A street of sites: names have the addresses that a test gives them, one list for each time that
 * they are asked for, and every public address has its door on this machine. A name without an
 * address is this machine's own, and may be probed.
 */
final class Street implements PublicSites.Doors {
  private final Map<String, Deque<List<String>>> names = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final int port;
  private final SSLSocketFactory tls;

  /** Names with their addresses; ports are as they are. */
  Street(Map<String, List<String>> names) {
    this(names, 0, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** With a server behind every door. */
  Street(Map<String, List<String>> names, int port, SSLSocketFactory tls) {
    names.forEach((name, addresses) -> this.names.put(name, new ArrayDeque<>(List.of(addresses))));
    this.port = port;
    this.tls = tls;
  }

  /** What a name leads to when it is asked for once more. */
  Street then(String name, List<String> addresses) {
    names.computeIfAbsent(name, unused -> new ArrayDeque<>()).add(addresses);
    return this;
  }

  /** The names that were resolved, in order. */
  List<String> asked() {
    return asked;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    asked.add(host);
    Deque<List<String>> given = names.get(host.toLowerCase(Locale.ROOT));
    if (given == null) {
      if (port != 0) {
        throw new UnknownHostException(host);
      }
      return InetAddress.getAllByName(host);
    }
    List<String> now = given.size() > 1 ? given.remove() : given.element();
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : now) {
      addresses.add(InetAddress.getByName(address));
    }
    return addresses.toArray(InetAddress[]::new);
  }

  @Override
  public Optional<String> refusal(byte[] address) {
    return names.isEmpty() ? Optional.empty() : PublicAddress.refusal(address);
  }

  @Override
  public InetSocketAddress door(InetAddress address, int asked) {
    return port == 0
        ? new InetSocketAddress(address, asked)
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public SSLSocketFactory tls() {
    return tls;
  }
}
