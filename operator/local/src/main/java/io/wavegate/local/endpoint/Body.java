package io.wavegate.local.endpoint;

import io.wavegate.standins.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The body of a request, of which no more is read than is allowed. */
final class Body {
  /** The longest body, compressed or not. */
  static final int LONGEST = 1 << 20;

  private Body() {}

  /** That a body is longer than is allowed. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("a body may have " + LONGEST + " bytes, compressed or not; this one has more");
    }
  }

  /**
   * Reads it; larger requests, those of PutMetricData above all, are sent compressed.
   *
   * @throws TooLongException if there is more
   */
  static byte[] read(InputStream raw, boolean compressed) throws IOException {
    try (InputStream in = compressed ? new GZIPInputStream(raw) : raw) {
      byte[] body = in.readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        throw new TooLongException();
      }
      return body;
    }
  }

  /** A refusal in the one form that every client can show. */
  static byte[] of(Refusal refusal) {
    return Json.write(Json.object().put("message", refusal.message()))
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
