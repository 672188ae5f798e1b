package io.wavegate.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where {@code operate} is asked.
 *
 * @param uri without a path
 * @param region whose Region requests are signed for
 * @param isLocal whether it is {@code wavegate local}, which believes everybody on this machine
 */
record OperateEndpoint(URI uri, String region, boolean isLocal) {
  static final String LOCAL = "http://127.0.0.1:4599";

  private static final Pattern API =
      Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

  /**
   * @throws BadInputException if it is not one
   */
  static OperateEndpoint of(Optional<String> option) {
    String text =
        option.or(() -> Optional.ofNullable(System.getenv("WAVEGATE_ENDPOINT"))).orElse(LOCAL);
    URI uri = parsed(text);
    String host = uri.getHost() == null ? "" : uri.getHost();
    boolean plain = uri.getPath().isEmpty() || uri.getPath().equals("/");
    boolean local = host.equals("127.0.0.1") || host.equals("localhost");
    Matcher api = API.matcher(host);
    boolean aws = "https".equals(uri.getScheme()) && api.matches();
    if (!plain || uri.getQuery() != null || !(aws || (local && "http".equals(uri.getScheme())))) {
      throw new BadInputException(
          "--endpoint must be the stack's output OperateUrl,"
              + " https://ID.execute-api.REGION.amazonaws.com, or that of wavegate local, "
              + LOCAL
              + ", got \""
              + Plain.lines(text)
              + "\"");
    }
    return new OperateEndpoint(uri, aws ? api.group(1) : "local", local);
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new BadInputException("--endpoint is no URL: " + Plain.lines(text));
    }
  }
}
