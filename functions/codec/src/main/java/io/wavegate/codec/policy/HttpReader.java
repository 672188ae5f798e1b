package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlNode;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.model.Checks;
import io.wavegate.core.policy.ProbeUrl;
import io.wavegate.core.port.Parameters;
import io.wavegate.core.validation.HttpAsk;
import io.wavegate.core.validation.HttpAsk.Header;
import io.wavegate.core.validation.HttpAsk.Method;
import io.wavegate.core.validation.HttpAsk.Value.Parameter;
import io.wavegate.core.validation.PlainSecret;
import io.wavegate.core.validation.Scrub;
import io.wavegate.core.validation.TestKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an HTTP test: where it asks, how, and what it expects. */
final class HttpReader {
  private static final Duration LATENCY = Duration.ofSeconds(5);
  private static final int MOST_HEADERS = 20;
  private static final int LONGEST_BODY = 10_240;
  private static final int MOST_REDIRECTS = 3;

  /** A token of HTTP (RFC 9110, 5.6.2). */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  /** No line breaks: one header cannot become two. */
  private static final Pattern TEXT = Pattern.compile("[ -~]{1,1000}");

  private static final Pattern EXPECTED = Pattern.compile("(?s).{1,1000}");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(/aws/reference/secretsmanager)?/wavegate/tests(/[A-Za-z0-9_.-]{1,100}){2,8}");

  private static final String REFERENCE = "{parameter: " + Parameters.TESTS + "SERVICE/NAME}";

  private static final String BY_REFERENCE =
      "must be given by reference, " + REFERENCE + ", not as text: ";

  private static final String ELSEWHERE =
      "; let it go with the request in a header, as " + REFERENCE + ", or test with a function";

  private HttpReader() {}

  static TestKind http(YamlMap map) {
    HttpAsk ask = ask(map);
    return new TestKind.Http(
        url(map.required("http")),
        map.optional("expect-status").whole(100, 599, 200),
        map.optional("latency-at-most").duration(TestKinds.SHORT, LATENCY),
        ask.isPlain() ? Optional.empty() : Optional.of(ask));
  }

  /** Where a name leads is checked when it is asked. */
  private static String url(YamlValue value) {
    String text = value.text();
    if (!text.isEmpty() && ProbeUrl.refusal(text).isPresent()) {
      value.wrong(
          "must be an https URL with a host name, without user, fragment and another port than 443,"
              + " got "
              + Scrub.masked(value.shown()));
    } else {
      secretIn(text).ifPresent(secret -> value.wrong(secret + ELSEWHERE));
    }
    return text;
  }

  /** The first secret in a URL, told by its name and never by what it says. */
  private static Optional<String> secretIn(String url) {
    String[] halves = url.split("[?]", 2);
    return Stream.of(halves.length < 2 ? "" : halves[1])
        .flatMap(query -> Arrays.stream(query.split("[&;]")))
        .map(part -> part.split("=", 2))
        .flatMap(part -> secretIn(part).stream())
        .findFirst()
        .or(
            () ->
                PlainSecret.isToken(url)
                    ? Optional.of("must hold no secret, and there is one in it")
                    : Optional.empty());
  }

  private static Optional<String> secretIn(String[] part) {
    String name = plain(part[0]);
    String said = part.length < 2 ? "" : plain(part[1]);
    String shown = PlainSecret.isToken(name) ? "a part" : "the part " + Checks.shown(name);
    return PlainSecret.why(name, said)
        .map(why -> "must hold no secret, and " + shown + " of its query is one: " + why);
  }

  private static String plain(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }

  private static HttpAsk ask(YamlMap map) {
    Method method = method(map.optional("method"));
    YamlValue body = map.optional("body");
    if (body.isPresent() && method != Method.POST) {
      body.wrong("goes with method: POST alone");
    }
    YamlValue expected = map.optional("expect-body");
    if (expected.isPresent() && method == Method.HEAD) {
      expected.wrong("does not go with method: HEAD, whose answer has no body");
    }
    String sent = body.text("");
    if (sent.getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
      body.wrong("must be at most " + LONGEST_BODY + " bytes, got " + sent.length());
    }
    return new HttpAsk(
        method,
        sent,
        headers(map.optional("headers")),
        expected.isPresent()
            ? Optional.of(expected.text(EXPECTED, "text of 1 to 1000 characters"))
            : Optional.empty(),
        map.optional("redirects").whole(0, MOST_REDIRECTS, 0),
        revisionHeader(map.optional("revision-header")));
  }

  private static Optional<String> revisionHeader(YamlValue value) {
    return value.isPresent()
        ? Optional.of(value.text(NAME, "a header's name, as HTTP names headers"))
        : Optional.empty();
  }

  private static Method method(YamlValue value) {
    String all = "GET or HEAD or POST";
    String word = value.text(Pattern.compile("GET|HEAD|POST"), all, Method.GET.name());
    return List.of(Method.values()).stream()
        .filter(method -> method.name().equals(word))
        .findFirst()
        .orElse(Method.GET);
  }

  private static List<Header> headers(YamlValue value) {
    List<Header> headers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    value
        .members()
        .forEach(
            (name, said) -> {
              if (!NAME.matcher(name).matches()) {
                said.wrong("must be named as HTTP names headers");
              } else if (HttpAsk.isOurs(name)) {
                said.wrong("is not a policy's to say");
              } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                said.wrong("must be unique, whatever its letters' case");
              }
              headers.add(new Header(name, header(name, said)));
            });
    if (headers.size() > MOST_HEADERS) {
      value.wrong("must be at most " + MOST_HEADERS + ", got " + headers.size());
    }
    return headers;
  }

  private static HttpAsk.Value header(String name, YamlValue said) {
    if (isReference(said)) {
      YamlValue parameter = said.map(PolicyKeys.HEADER).required("parameter");
      return new Parameter(
          parameter.text(
              PARAMETER,
              Parameters.TESTS + "SERVICE/NAME, or the same below " + Parameters.SECRETS));
    }
    Optional<String> secret = PlainSecret.why(name, said.node().map(HttpReader::raw).orElse(""));
    if (secret.isPresent()) {
      // Not what it says: the mistake is that a secret stands here.
      said.wrong(BY_REFERENCE + secret.get());
      return new HttpAsk.Value.Text("");
    }
    return new HttpAsk.Value.Text(said.text(TEXT, "1 to 1000 plain characters in one line"));
  }

  private static String raw(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }

  private static boolean isReference(YamlValue said) {
    return said.node().filter(YamlNode.Mapping.class::isInstance).isPresent();
  }

  /** Notes each reference to what is another service's. */
  static void refuseForeign(YamlValue headers, TestKind kind, String service) {
    if (kind instanceof TestKind.Http http && !service.isEmpty()) {
      http.ask().headers().stream()
          .map(Header::value)
          .flatMap(said -> said instanceof Parameter(String name) ? Stream.of(name) : Stream.of())
          .filter(name -> PARAMETER.matcher(name).matches())
          .filter(name -> !Parameters.isOf(service, name))
          .forEach(
              name ->
                  headers.wrong(
                      "must name parameters of the service's own, below %s%s/, got %s"
                          .formatted(Parameters.TESTS, service, name)));
    }
  }
}
