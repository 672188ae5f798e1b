package io.wavegate.handlers.validation;

import io.wavegate.core.model.Checks;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Sites.Answer;
import io.wavegate.core.validation.Masks;
import io.wavegate.core.validation.Revisions;
import io.wavegate.core.validation.TestKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run of an HTTP test: asks, asks once more where the answer was only slow, and judges. */
final class Probe {
  private static final int LINES = 10;

  /** Up to the size that is read. */
  private static final String WHOLE = " for the whole answer";

  private final Sites sites;
  private final TestKind.Http http;
  private final Masks masks;
  private final String revision;

  /**
   * @param revision which one must answer; empty for any
   */
  Probe(Sites sites, TestKind.Http http, Masks masks, String revision) {
    this.sites = sites;
    this.http = http;
    this.masks = masks;
    this.revision = revision;
  }

  TestSaid run(Sites.Request request) {
    return switch (sites.ask(request)) {
      case Answer.NoAnswer none -> noAnswer(none);
      case Answer.Astray astray -> failed(astray.why());
      case Answer.Status answer ->
          http.isWorthMeasuringAgain(answer.status(), answer.took(), request.timeout())
              ? again(request, answer.took())
              : judged(answer, "");
    };
  }

  private TestSaid again(Sites.Request request, Duration first) {
    return switch (sites.ask(request.within(request.timeout().minus(first)))) {
      case Answer.NoAnswer none -> noAnswer(none);
      case Answer.Astray astray -> failed(astray.why());
      case Answer.Status answer -> judged(answer, ", after " + first.toMillis() + " ms at first");
    };
  }

  private TestSaid noAnswer(Answer.NoAnswer none) {
    return failed("no answer: " + none.why());
  }

  private TestSaid failed(String why) {
    return TestSaid.failed(masks.masked(why));
  }

  private TestSaid judged(Answer.Status answer, String before) {
    String said = "status " + answer.status() + " in " + answer.took().toMillis() + " ms" + before;
    if (answer.status() != http.expectStatus()) {
      return failed(said + ", expected " + http.expectStatus(), answer);
    }
    Optional<String> other = answeredBy(answer.header());
    if (other.isPresent()) {
      return failed(said + other.get(), answer);
    }
    if (!http.isExpected(answer.body())) {
      String wanted = Checks.shown(http.ask().expectBody().orElse(""));
      return failed(said + ", without \"" + wanted + "\" in its body", answer);
    }
    return http.isTooSlow(answer.took())
        ? TestSaid.failed(said + ", at most " + http.latencyAtMost().toMillis() + " ms" + WHOLE)
        : TestSaid.passed(said);
  }

  /** That another revision has answered, or one that is not told. */
  private Optional<String> answeredBy(String header) {
    Optional<String> name = http.ask().revisionHeader().filter(wanted -> !revision.isEmpty());
    return header.isEmpty()
        ? name.map(wanted -> ", without " + wanted + " to say which revision answers")
        : name.flatMap(wanted -> Revisions.other(header, revision))
            .map(other -> ", answered by " + other);
  }

  /** What the site said goes with it, without what was told to it in confidence. */
  private TestSaid failed(String why, Answer.Status answer) {
    List<String> lines =
        masks.masked(answer.body()).lines().filter(line -> !line.isBlank()).toList();
    return new TestSaid(
        "failed", why, "", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
