package io.wavegate.local.rehearsal;

import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.World.Endpoint;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.SiteCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sites of HTTP tests, and how they change. */
final class Endpoints {
  private static final String TEXT = "text/plain";

  private final Map<String, Endpoint> sites = new LinkedHashMap<>();

  /** Puts one where requests find it. */
  void furnish(Directory directory, Endpoint site) {
    sites.put(site.host(), site);
    directory.site(
        site.host(), call -> answer(Objects.requireNonNull(sites.get(site.host())), call));
  }

  /** A site answers otherwise from now on. */
  void change(Deed.SiteAnswers change) {
    sites.computeIfPresent(change.host(), (host, before) -> before.saying(change.page()));
  }

  private static HttpAnswer answer(Endpoint site, SiteCall call) {
    if (!site.method().isEmpty() && !site.method().equals(call.method())) {
      return HttpAnswer.of(405, TEXT, "takes " + site.method() + ", got " + call.method());
    }
    Optional<String> lacking =
        site.headers().entrySet().stream()
            .filter(needed -> !said(call, needed.getKey()).contains(needed.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (lacking.isPresent()) {
      return HttpAnswer.of(401, TEXT, "not with this " + lacking.get());
    }
    HttpAnswer answer =
        HttpAnswer.of(site.page().status(), TEXT, site.page().body()).after(site.page().takes());
    HttpAnswer said = with(answer, "Location", site.page().location());
    return with(said, "X-Revision", site.page().about());
  }

  private static HttpAnswer with(HttpAnswer answer, String header, String value) {
    return value.isEmpty() ? answer : answer.with(header, value);
  }

  private static List<String> said(SiteCall call, String header) {
    return call.headers().entrySet().stream()
        .filter(sent -> sent.getKey().equalsIgnoreCase(header))
        .flatMap(sent -> sent.getValue().stream())
        .toList();
  }
}
