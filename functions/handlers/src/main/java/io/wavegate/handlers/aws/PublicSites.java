package io.wavegate.handlers.aws;

import io.wavegate.core.policy.PublicAddress;
import io.wavegate.core.port.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Connections to sites of the public internet, https only, without proxies and redirects. The name
 * is resolved as its socket is connected, and the socket is connected to one of the addresses that
 * were looked at then: it is the one that is spoken to, whatever a second resolution would say; TLS
 * then holds the site to its name. A name of which one address may not be probed is not probed.
 *
 * <p>All that is done with the connection, each connecting and each read, ends at one deadline: a
 * site that sends a byte a minute gains nothing by it. The size of an answer's headers is limited
 * by the JDK (384 kB).
 */
public final class PublicSites implements UrlConnectionFactory {
  private final Duration timeout;
  private final Deadline deadline;
  private final Doors doors;

  /** How sockets come to their addresses; tests have a street of their own. */
  interface Doors {
    /** The addresses that a name has now. */
    InetAddress[] resolve(String host) throws UnknownHostException;

    /** Why an address may not be probed; empty if it may. */
    Optional<String> refusal(byte[] address);

    /** Where a socket is connected to for an address and a port. */
    default InetSocketAddress door(InetAddress address, int port) {
      return new InetSocketAddress(address, port);
    }

    /** Lays TLS over a connected socket. */
    default SSLSocketFactory tls() {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
  }

  /** With the time that all of it may take from now on. */
  public PublicSites(Duration timeout, TimeSource time) {
    this(
        timeout,
        time,
        new Doors() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
          }

          @Override
          public Optional<String> refusal(byte[] address) {
            return PublicAddress.refusal(address);
          }
        });
  }

  PublicSites(Duration timeout, TimeSource time, Doors doors) {
    this.timeout = timeout;
    this.deadline = new Deadline(time, time.now().plus(timeout));
    this.doors = doors;
  }

  @Override
  public HttpURLConnection createConnection(URI uri) {
    try {
      if (!(uri.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpsURLConnection https)) {
        throw new IllegalArgumentException("not an https URL: " + uri.getScheme());
      }
      https.setInstanceFollowRedirects(false);
      https.setUseCaches(false);
      https.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
      https.setReadTimeout(Math.toIntExact(timeout.toMillis()));
      https.setSSLSocketFactory(new Guarded(doors, deadline));
      return https;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
