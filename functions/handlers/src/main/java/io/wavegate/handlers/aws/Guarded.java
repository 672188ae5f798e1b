package io.wavegate.handlers.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Gives sockets that refuse to be connected to an address that may not be probed. */
final class Guarded extends SSLSocketFactory {
  private final PublicSites.Doors doors;
  private final Deadline deadline;

  Guarded(PublicSites.Doors doors, Deadline deadline) {
    this.doors = doors;
    this.deadline = deadline;
  }

  /** The one that the JDK asks for; it connects it, and then has TLS laid over it. */
  @Override
  public Socket createSocket() {
    return new GuardedSocket(doors, deadline);
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    if (!(socket instanceof GuardedSocket)) {
      throw new IOException("a socket whose address nobody checked");
    }
    return doors.tls().createSocket(socket, host, port, autoClose);
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
    return doors.tls().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return doors.tls().getSupportedCipherSuites();
  }
}
