package io.wavegate.handlers.validation;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.validation.Posted;
import io.wavegate.core.validation.Posted.Came;
import io.wavegate.core.validation.Posted.Found;
import io.wavegate.core.validation.Scrub;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.TestTry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends what must not be sent twice. A function may die between the request and its answer, its
 * answer may be lost, and it is then called again; so may a test whose gate was judged meanwhile.
 */
final class Posting {
  private final Ports ports;
  private final Books books;

  Posting(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * Sends it, unless it was sent in this run: then what it came to is told again.
   *
   * @param send sends it
   * @throws IllegalStateException if somebody else may just be sending it: ask again
   */
  TestSaid once(AttemptId id, TestSpec test, Supplier<TestSaid> send) {
    String run = run(id, test.name());
    Optional<Kept<Posted>> before = books.posts().of(id, test.name(), run);
    if (before.isPresent()) {
      return found(before.get().value(), test);
    }
    Posted first = new Posted(ports.time().now(), Optional.empty());
    if (!books.posts().begin(id, test.name(), run, first)) {
      throw new IllegalStateException("somebody else is sending the request of " + test.name());
    }
    TestSaid said = send.get();
    Came came = new Came(said.status(), Scrub.masked(said.summary()), Scrub.lines(said.lines()));
    boolean unused =
        books
            .posts()
            .of(id, test.name(), run)
            .filter(kept -> books.posts().end(kept, new Posted(first.at(), Optional.of(came))))
            .isPresent();
    return said;
  }

  private TestSaid found(Posted posted, TestSpec test) {
    return switch (posted.found(ports.time().now(), test.timeout())) {
      case Found.Told told ->
          new TestSaid(told.came().status(), told.came().summary(), "", told.came().lines());
      case Found.Open open -> throw new IllegalStateException(open.why());
      case Found.Unknown unknown -> TestSaid.notRun(unknown.why());
    };
  }

  /** The run that follows the last one that is recorded: however often it is begun, it is one. */
  private String run(AttemptId id, String test) {
    Stream<Instant> results =
        books.releases().test(id, test).map(kept -> at(kept.value().outcome())).stream();
    Stream<Instant> tries = books.releases().tries(id, test).stream().map(TestTry::startedAt);
    return "after " + Stream.concat(results, tries).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private static Instant at(TestOutcome outcome) {
    return switch (outcome) {
      case TestOutcome.Missing missing -> Instant.EPOCH;
      case TestOutcome.Passed passed -> passed.at();
      case TestOutcome.Failed failed -> failed.at();
    };
  }
}
