package io.wavegate.core.port;

import io.wavegate.core.policy.Floor;
import io.wavegate.core.validation.HttpAsk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** HTTP endpoints that validation tests probe. */
public interface Sites {
  /** How much of a body is read at most, in bytes. */
  int BODY_AT_MOST = 64 * 1024;

  /**
   * A header as it is sent.
   *
   * @param secret whether its value goes to the first host alone, and is shown to nobody
   */
  record Header(String name, String value, boolean secret) {
    @Override
    public String toString() {
      return "Header[" + name + (secret ? ", secret]" : ", " + value + "]");
    }
  }

  /**
   * A request.
   *
   * @param url where; who asks has checked it
   * @param body what a POST sends; empty for none
   * @param redirects how many redirects may be followed
   * @param floor which hosts redirects may lead to
   * @param expected the status of which the whole body counts; of another's what came is kept
   * @param timeout how long all of it may take, redirects and body too
   * @param wanted a header of the answer that is read too; empty for none
   */
  record Request(
      String url,
      HttpAsk.Method method,
      String body,
      List<Header> headers,
      int redirects,
      Floor floor,
      int expected,
      Duration timeout,
      Optional<String> wanted) {
    /** Copies the headers. */
    public Request {
      headers = List.copyOf(headers);
    }

    /** Of which no header of the answer is read. */
    public Request(
        String url,
        HttpAsk.Method method,
        String body,
        List<Header> headers,
        int redirects,
        Floor floor,
        int expected,
        Duration timeout) {
      this(url, method, body, headers, redirects, floor, expected, timeout, Optional.empty());
    }

    /** The same in another time. */
    public Request within(Duration other) {
      return new Request(url, method, body, headers, redirects, floor, expected, other, wanted);
    }
  }

  /** What came of a probe. */
  sealed interface Answer {
    /**
     * It answered.
     *
     * @param status the status code
     * @param took until the answer was there, with its redirects and what was read of its body
     * @param body what was read of it; may hold what the request held
     * @param header what the wanted header says, several of that name joined by a comma; empty
     *     where there is none
     */
    record Status(int status, Duration took, String body, String header) implements Answer {
      /** Without a header that is read. */
      public Status(int status, Duration took, String body) {
        this(status, took, body, "");
      }
    }

    /**
     * It did not.
     *
     * @param why the error
     */
    record NoAnswer(String why) implements Answer {}

    /**
     * It sent the probe where it does not go.
     *
     * @param why as a person reads it
     */
    record Astray(String why) implements Answer {}
  }

  /** Asks once, and follows redirects one at a time where that is allowed. */
  Answer ask(Request request);
}
