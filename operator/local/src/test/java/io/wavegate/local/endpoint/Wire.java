package io.wavegate.local.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What came back over a bare socket, by which everything can be sent that a client would not.
 *
 * @param status the HTTP status
 * @param text head and body
 */
record Wire(int status, String text) {
  static Wire sends(int port, String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      long unused = socket.getInputStream().transferTo(answer);
      String text = answer.toString(StandardCharsets.UTF_8);
      return new Wire(text.isEmpty() ? 0 : Integer.parseInt(text.split(" ", 3)[1]), text);
    }
  }
}
