package io.wavegate.handlers.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A socket that resolves a name itself, is connected to none of its addresses unless all of them
 * may be probed, and reads until a deadline.
 */
final class GuardedSocket extends Socket {
  private final PublicSites.Doors doors;
  private final Deadline deadline;
  private int readTimeout;

  GuardedSocket(PublicSites.Doors doors, Deadline deadline) {
    this.doors = doors;
    this.deadline = deadline;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  /** What the name was resolved to before is not looked at. */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress inet)) {
      throw new UnknownHostException(String.valueOf(endpoint));
    }
    InetAddress[] addresses = doors.resolve(inet.getHostString());
    for (InetAddress address : addresses) {
      Optional<String> refused = doors.refusal(address.getAddress());
      if (refused.isPresent()) {
        throw new IOException(
            address.getHostAddress() + " is " + refused.get() + ", and is not probed");
      }
    }
    if (addresses.length == 0) {
      throw new UnknownHostException(inet.getHostString());
    }
    super.connect(doors.door(addresses[0], inet.getPort()), deadline.left(timeout));
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    readTimeout = timeout;
    super.setSoTimeout(timeout);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        hurry();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        hurry();
        return super.read(bytes, offset, length);
      }
    };
  }

  /** A read waits no longer than the whole may take. */
  private void hurry() throws IOException {
    super.setSoTimeout(deadline.left(readTimeout));
  }
}
