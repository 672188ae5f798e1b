package io.wavegate.handlers.validation;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Floor;
import io.wavegate.core.port.Parameters;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Sites.Header;
import io.wavegate.core.validation.HttpAsk;
import io.wavegate.core.validation.Masks;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Floors;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Releases.Announced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the tests that Wavegate runs itself: HTTP requests, and looks at metrics. What is to go with
 * one is read anew each time; it is kept nowhere, and comes back in nothing that is said.
 */
public final class Probing {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Floors floors;
  private final MetricLooks metrics;
  private final Posting posting;

  /** With all that is outside, and the books. */
  public Probing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.floors = new Floors(ports);
    this.metrics = new MetricLooks(ports, books);
    this.posting = new Posting(ports, books);
  }

  /**
   * Runs one, by its name.
   *
   * @throws IllegalStateException if Systems Manager does not say what is needed to run it, or a
   *     request that goes out once may just be under way: whoever asks may ask again
   */
  public TestSaid probe(AttemptId id, String name) {
    Loaded loaded = gates.load(id);
    Optional<TestSpec> spec =
        loaded.wave().tests().stream().filter(test -> test.name().equals(name)).findFirst();
    return spec.flatMap(test -> probe(loaded, test))
        .orElseGet(
            () -> TestSaid.failed("the policy has no HTTP or metric test " + Checks.shown(name)));
  }

  private Optional<TestSaid> probe(Loaded loaded, TestSpec test) {
    return switch (test.kind()) {
      case TestKind.Http http -> Optional.of(http(new Asked(loaded, test, http)));
      case TestKind.Metric metric -> Optional.of(metrics.look(loaded.gate().id(), metric));
      case TestKind.Lambda lambda -> Optional.empty();
      case TestKind.CodeBuild build -> Optional.empty();
      case TestKind.StateMachine machine -> Optional.empty();
      case TestKind.Synthetics synthetics -> Optional.empty();
      case TestKind.Callback callback -> Optional.empty();
      case TestKind.Redeploy redeploy -> Optional.empty();
    };
  }

  /** An HTTP test of a gate. */
  private record Asked(Loaded loaded, TestSpec test, TestKind.Http http) {
    /** Whether one revision must answer, and no other; of a former version nobody knows which. */
    boolean isOfRevision() {
      return http.ask().revisionHeader().isPresent()
          && test.when().version() == TestKind.Version.RELEASED;
    }
  }

  private TestSaid http(Asked asked) {
    return switch (floors.now()) {
      case Floors.Known.Unknown unknown -> throw new IllegalStateException(unknown.said());
      case Floors.Known.Malformed malformed -> TestSaid.notRun(malformed.said());
      case Floors.Known.Laid laid ->
          laid.floor()
              .urlRefusal(asked.http().url())
              .map(TestSaid::notRun)
              .orElseGet(() -> run(asked, laid.floor()));
    };
  }

  /** A header whose parameter is no use says so; nothing was asked then. */
  private sealed interface Given {
    record Sent(Header header) implements Given {}

    record Missing(String why) implements Given {}
  }

  private TestSaid run(Asked asked, Floor floor) {
    String revision = asked.isOfRevision() ? revision(asked.loaded()) : "";
    if (asked.isOfRevision() && revision.isEmpty()) {
      return TestSaid.notRun("CodePipeline tells no revision of the release");
    }
    List<Header> headers = new ArrayList<>();
    for (HttpAsk.Header header : asked.http().ask().headers()) {
      switch (given(asked.loaded().gate().service(), header)) {
        case Given.Missing missing -> {
          return TestSaid.notRun(missing.why());
        }
        case Given.Sent sent -> headers.add(sent.header());
      }
    }
    List<String> secrets = headers.stream().filter(Header::secret).map(Header::value).toList();
    Probe probe = new Probe(ports.sites(), asked.http(), new Masks(secrets), revision);
    Sites.Request request = request(asked.http(), headers, floor, asked.test().timeout());
    return asked.http().ask().method().isSafe()
        ? probe.run(request)
        : posting.once(asked.loaded().gate().id(), asked.test(), () -> probe.run(request));
  }

  private String revision(Loaded loaded) {
    return books
        .releases()
        .announced(loaded.gate().id().gate().release())
        .map(Announced::revision)
        .orElse("");
  }

  private static Sites.Request request(
      TestKind.Http http, List<Header> headers, Floor floor, Duration timeout) {
    HttpAsk ask = http.ask();
    return new Sites.Request(
        http.url(),
        ask.method(),
        ask.body(),
        headers,
        ask.redirects(),
        floor,
        http.expectStatus(),
        timeout,
        ask.revisionHeader());
  }

  private Given given(String service, HttpAsk.Header header) {
    return switch (header.value()) {
      case HttpAsk.Value.Text text -> new Given.Sent(new Header(header.name(), text.text(), false));
      case HttpAsk.Value.Parameter parameter -> secret(service, header.name(), parameter.name());
    };
  }

  /** Another service's parameter would be sent wherever this one's policy says. */
  private Given secret(String service, String header, String name) {
    if (!Parameters.isOf(service, name)) {
      return new Given.Missing("the parameter " + name + " is not one of " + service + "'s");
    }
    return switch (ports.parameters().value(name)) {
      case Unread<Optional<Parameters.Value>> unread ->
          throw new IllegalStateException(
              "the parameter " + name + " cannot be read: " + unread.why());
      case Read<Optional<Parameters.Value>> read ->
          read.value()
              .map(value -> value.text().strip())
              .map(value -> sent(header, name, value))
              .orElseGet(() -> new Given.Missing("there is no parameter " + name));
    };
  }

  /** A line break would begin another header. */
  private static Given sent(String header, String name, String value) {
    return value.matches("[ -~]{1,8000}")
        ? new Given.Sent(new Header(header, value, true))
        : new Given.Missing("the parameter " + name + " does not hold one plain line");
  }
}
