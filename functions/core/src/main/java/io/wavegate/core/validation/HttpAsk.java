package io.wavegate.core.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an HTTP test asks beyond a plain GET, and what it wants of the answer beside its status.
 *
 * @param method how it asks
 * @param body what a POST sends, as UTF-8; empty for none
 * @param headers what goes with the request, in the policy's order
 * @param expectBody text that the beginning of the answer's body must contain; empty for any body
 * @param redirects how many redirects are followed at most; at 0 a redirect is the answer
 * @param revisionHeader the answer's header that says which revision answers; empty where none does
 */
public record HttpAsk(
    Method method,
    String body,
    List<Header> headers,
    Optional<String> expectBody,
    int redirects,
    Optional<String> revisionHeader) {
  /** A plain GET, any body, no redirect. */
  public static final HttpAsk PLAIN = new HttpAsk(Method.GET, "", List.of(), Optional.empty(), 0);

  /** What the connection itself says, or what would say who asks by another road. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "expect",
          "forwarded",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  /** What is a secret in whatever it says; a policy is read by many. */
  private static final Set<String> SECRET =
      Set.of("authorization", "cookie", "x-api-key", "x-auth-token", "x-amz-security-token");

  /** Of whatever revision answers. */
  public HttpAsk(
      Method method,
      String body,
      List<Header> headers,
      Optional<String> expectBody,
      int redirects) {
    this(method, body, headers, expectBody, redirects, Optional.empty());
  }

  /** How a test asks. */
  public enum Method {
    /** The usual. */
    GET,
    /** The same without a body in the answer. */
    HEAD,
    /** With a body of the policy's. */
    POST;

    /** Whether it may be asked again without anything being done twice (RFC 9110, 9.2.1). */
    public boolean isSafe() {
      return this != POST;
    }
  }

  /** Copies the headers. */
  public HttpAsk {
    headers = List.copyOf(headers);
  }

  /**
   * A header.
   *
   * @param name as the policy writes it
   * @param value what it says
   */
  public record Header(String name, Value value) {}

  /** What a header says, or where that is kept. */
  public sealed interface Value {
    /** What anybody may read. */
    record Text(String text) implements Value {}

    /**
     * A parameter of Systems Manager, or a secret by the name that Systems Manager has for it; read
     * anew for each run.
     */
    record Parameter(String name) implements Value {}
  }

  /** Whether a header is not a policy's to say. */
  public static boolean isOurs(String header) {
    return OURS.contains(header.toLowerCase(Locale.ROOT));
  }

  /** Whether what a header says is a secret, and stands in no policy. */
  public static boolean isSecret(String header) {
    return SECRET.contains(header.toLowerCase(Locale.ROOT));
  }

  /** Whether it is no more than a plain GET. */
  public boolean isPlain() {
    return equals(PLAIN);
  }
}
