package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.TestSpec;
import io.wavegate.core.policy.TestSpec.HttpTest;
import io.wavegate.core.policy.TestSpec.LambdaTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads a validation test of a wave. */
final class TestReader {
  /** Kinds of test that people may expect, and what is said of them. */
  static final Map<String, String> NOT_YET =
      Map.of("codebuild", "codebuild tests are not known: this version knows lambda and http");

  private static final Span TIME = Span.of("1s", "14m");
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Duration LATENCY = Duration.ofSeconds(5);
  private static final int LONGEST_URL = 2_048;

  private TestReader() {}

  static TestSpec test(YamlMap map) {
    YamlValue url = map.optional("http");
    YamlValue function = map.optional("lambda");
    refuseOtherThanOneKind(map);
    if (url.isPresent()) {
      return http(map, url);
    }
    for (String key : List.of("expect-status", "latency-at-most")) {
      if (map.has(key)) {
        map.optional(key).wrong("belongs to an http test");
      }
    }
    return new LambdaTest(
        Forms.ours(map.required("name")),
        Forms.function(function),
        map.optional("timeout").duration(TIME, TIMEOUT),
        map.optional("required").flag(true));
  }

  private static HttpTest http(YamlMap map, YamlValue url) {
    String text = url.text();
    if (!text.isEmpty() && !isPublicHttps(text)) {
      url.wrong(
          "must be an https URL with a host name, without user and fragment, got " + url.shown());
    }
    return new HttpTest(
        Forms.ours(map.required("name")),
        text,
        map.optional("expect-status").whole(100, 599, 200),
        map.optional("latency-at-most").duration(TIME, LATENCY),
        map.optional("timeout").duration(TIME, TIMEOUT),
        map.optional("required").flag(true));
  }

  private static void refuseOtherThanOneKind(YamlMap map) {
    boolean lambda = map.has("lambda");
    boolean http = map.has("http");
    if (lambda && http) {
      map.wrong("a test has one kind: lambda or http, got both");
    } else if (!lambda && !http && NOT_YET.keySet().stream().noneMatch(map::has)) {
      map.wrong("a test needs its kind: lambda or http");
    }
  }

  /**
   * Addresses instead of names are refused here; where a name leads is checked when it is asked.
   */
  private static boolean isPublicHttps(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    String host = url.getHost();
    return text.length() <= LONGEST_URL
        && "https".equals(url.getScheme())
        && host != null
        && host.matches(
            "[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,40}\\.[A-Za-z][A-Za-z0-9-]{0,62}")
        && url.getUserInfo() == null
        && url.getFragment() == null;
  }
}
