package io.wavegate.handlers.aws;

import io.wavegate.core.policy.PublicAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Connections to sites of the public internet, https only, without proxies and redirects. The
 * address is checked as its socket is connected to it, so that it is the one that is spoken to,
 * whatever a second resolution of the name would say; TLS then holds the site to its name.
 *
 * <p>What cannot be had here: only the first address that a name resolves to is tried, and the
 * limits hold for the connection and for each read, not for the whole (Step Functions ends a test
 * at its timeout). The size of an answer's headers is limited by the JDK (384 kB).
 */
public final class PublicSites implements UrlConnectionFactory {
  private final Duration timeout;
  private final Function<byte[], Optional<String>> refusal;

  /** With the time that a connection, and each read, may take. */
  public PublicSites(Duration timeout) {
    this(timeout, PublicAddress::refusal);
  }

  PublicSites(Duration timeout, Function<byte[], Optional<String>> refusal) {
    this.timeout = timeout;
    this.refusal = refusal;
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
      https.setSSLSocketFactory(
          new Guarded((SSLSocketFactory) SSLSocketFactory.getDefault(), refusal));
      return https;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives sockets that refuse to be connected to an address that may not be probed. */
  private static final class Guarded extends SSLSocketFactory {
    private final SSLSocketFactory tls;
    private final Function<byte[], Optional<String>> refusal;

    Guarded(SSLSocketFactory tls, Function<byte[], Optional<String>> refusal) {
      this.tls = tls;
      this.refusal = refusal;
    }

    /** The one that the JDK asks for; it connects it, and then has TLS laid over it. */
    @Override
    public Socket createSocket() {
      return new GuardedSocket(refusal);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
        throws IOException {
      if (!(socket instanceof GuardedSocket)) {
        throw new IOException("a socket whose address nobody checked");
      }
      return tls.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw unguarded();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      throw unguarded();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw unguarded();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      throw unguarded();
    }

    private static IOException unguarded() {
      return new IOException("only sockets whose address is checked are made");
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }
  }

  private static final class GuardedSocket extends Socket {
    private final Function<byte[], Optional<String>> refusal;

    GuardedSocket(Function<byte[], Optional<String>> refusal) {
      this.refusal = refusal;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet) || inet.isUnresolved()) {
        throw new UnknownHostException(String.valueOf(endpoint));
      }
      Optional<String> refused = refusal.apply(inet.getAddress().getAddress());
      if (refused.isPresent()) {
        throw new IOException(
            inet.getAddress().getHostAddress() + " is " + refused.get() + ", and is not probed");
      }
      super.connect(endpoint, timeout);
    }
  }
}
