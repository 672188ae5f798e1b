package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.World.Endpoint;
import io.wavegate.local.scenario.World.Page;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads the sites of HTTP tests: what they take, and what they answer. */
final class SiteReader {
  private static final Span TIME = Span.of("0s", "30d");
  private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST");

  private SiteReader() {}

  static Endpoint site(YamlMap map) {
    YamlValue headers = map.optional("headers");
    SequencedMap<String, String> needed =
        headers.isPresent() ? headers.texts() : new LinkedHashMap<>();
    String method = map.optional("method").text(METHOD, "GET, HEAD or POST", "");
    return new Endpoint(map.required("host").text(), method, needed, page(map));
  }

  static Page page(YamlMap map) {
    return new Page(
        map.optional("status").whole(100, 599, 200),
        map.optional("takes").duration(TIME, Duration.ZERO),
        map.optional("body").text(""),
        map.optional("location").text(""),
        map.optional("about").text(""));
  }
}
