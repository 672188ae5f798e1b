package io.wavegate.handlers.validation;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Canary;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.validation.Scrub;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestErrors;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.TestRun;
import io.wavegate.handlers.store.Releases.TestTry;
import io.wavegate.handlers.watch.Waking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what tests came to, and says what comes after a run. */
public final class Testing {
  private static final int SUMMARY = 1_000;

  /** Between the first looks at what has not ended yet, and between the last ones. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final Duration LATER = Duration.ofMinutes(15);

  /** Before a failed run is tried again. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Ports ports;
  private final Books books;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public Testing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /**
   * A run that has ended, or was looked at.
   *
   * @param startedAt when the run or the look began; no two of one test begin at once
   * @param since when the first of several looks began
   * @param looks how many there were, this one included
   * @param said what it said
   */
  public record Ended(Instant startedAt, Instant since, int looks, TestSaid said) {}

  /** The test of that name, as the attempt's policy has it; empty if it has none. */
  public Optional<TestSpec> spec(AttemptId id, String name) {
    return spec(gates.load(id), name);
  }

  private static Optional<TestSpec> spec(Loaded loaded, String name) {
    return loaded.wave().tests().stream()
        .filter(test -> test.name().equals(name))
        .findFirst()
        .or(() -> Canary.named(name, loaded.wave()));
  }

  /**
   * Keeps what a run came to. Only {@code passed} passes. The first result of an attempt stands;
   * one of a test that runs again while the bake lasts stands until the next.
   */
  public TestNext record(AttemptId id, TestSpec test, Ended ended) {
    Instant now = ports.time().now();
    if (ended.said().isPending() && now.isBefore(ended.since().plus(test.timeout()))) {
      String why = Texts.line(ended.said().summary(), SUMMARY);
      return new TestNext(
          TestNext.Word.AGAIN, why, pause(ended.since(), now, test), ended.since().toString());
    }
    if (ended.said().isUnread()) {
      String seen = ended.said().summary();
      return notRun(
          id, test, ended.startedAt(), NoResult.unread(seen, ended.looks(), ended.since()));
    }
    Run run = run(id, test, ended, now);
    return run.isTriedAgain() ? tryAgain(id, run) : stand(id, run);
  }

  /** Looks thin out as they go on: an execution's history holds 25,000 events (fault 54). */
  private static Duration pause(Instant since, Instant now, TestSpec test) {
    Duration wanted = Duration.between(since, now).dividedBy(20);
    Duration most = wanted.compareTo(LATER) > 0 ? LATER : wanted;
    Duration pause = most.compareTo(SOON) < 0 ? SOON : most;
    Duration left = Duration.between(now, since.plus(test.timeout())).plusSeconds(1);
    return left.compareTo(pause) < 0 ? left : pause;
  }

  private Run run(AttemptId id, TestSpec test, Ended ended, Instant now) {
    TestSaid said = ended.said();
    Duration took = Duration.between(ended.since(), now);
    int failedBefore = failedBefore(id, test, ended);
    String summary = Texts.line(Scrub.masked(said.summary()), SUMMARY);
    String late = "no result within " + Said.duration(test.timeout()) + ": ";
    boolean seenLate = said.isPassed() && test.isTooLate(ended.since(), ended.startedAt());
    Optional<TestDetail> detail = detail(said, failedBefore);
    TestOutcome outcome =
        said.isPassed() && !seenLate
            ? new TestOutcome.Passed(now, took, summary, detail)
            : new TestOutcome.Failed(
                now,
                took,
                (seenLate ? late + "it was seen only after that: " : said.isPending() ? late : "")
                    + summary,
                detail);
    return new Run(test, ended, outcome, failedBefore);
  }

  private int failedBefore(AttemptId id, TestSpec test, Ended ended) {
    return (int)
        books.releases().tries(id, test.name()).stream()
            .filter(one -> !one.startedAt().equals(ended.startedAt()))
            .filter(one -> isOfThisRun(id, test, one))
            .count();
  }

  /** What a pass has settled says nothing of the runs after it. */
  private boolean isOfThisRun(AttemptId id, TestSpec test, TestTry before) {
    return books
        .releases()
        .test(id, test.name())
        .map(Kept::value)
        .map(TestRun::outcome)
        .filter(TestOutcome.Passed.class::isInstance)
        .filter(passed -> ((TestOutcome.Passed) passed).at().isAfter(before.startedAt()))
        .isEmpty();
  }

  private static Optional<TestDetail> detail(TestSaid said, int failedBefore) {
    List<String> lines = Scrub.lines(said.lines());
    boolean plain = failedBefore == 0 && said.link().isEmpty() && lines.isEmpty();
    return plain
        ? Optional.empty()
        : Optional.of(
            new TestDetail(failedBefore + 1, failedBefore, Scrub.link(said.link()), lines));
  }

  private TestNext tryAgain(AttemptId id, Run run) {
    TestTerms terms = run.test().terms();
    String how =
        "failed at run %d of at most %d, and is tried again, after"
            .formatted(run.failedBefore() + 1, terms.retries() + 1);
    Duration took = Duration.between(run.ended().since(), ports.time().now());
    TestTry failed = new TestTry(run.test().name(), run.ended().startedAt(), run.outcome());
    boolean unused =
        books
            .journal()
            .commit(
                id.gate().release(),
                List.of(books.releases().tried(id, failed)),
                List.of(line(id, run.line(how, took))));
    return TestNext.again(run.said(), PAUSE);
  }

  private TestNext stand(AttemptId id, Run run) {
    keep(id, run);
    boolean passed =
        books
            .releases()
            .test(id, run.test().name())
            .filter(kept -> kept.value().outcome() instanceof TestOutcome.Passed)
            .isPresent();
    if (!passed && run.test().required()) {
      return TestNext.bad(run.said());
    }
    Optional<Instant> until = bakeEnds(id);
    Instant now = ports.time().now();
    Optional<Duration> every =
        run.test().every().filter(e -> passed && until.filter(now.plus(e)::isBefore).isPresent());
    if (every.isPresent()) {
      return TestNext.again(run.said(), every.get());
    }
    if (until.filter(end -> !now.isBefore(end)).isPresent()) {
      // The bake sleeps for nothing else any more.
      String unused =
          new Waking(ports, books).tested(id.gate().release(), id.gate().wave(), run.test());
    }
    return TestNext.good(run.said());
  }

  private Optional<Instant> bakeEnds(AttemptId id) {
    return bake(id).map(WatchWindow::until);
  }

  private Optional<WatchWindow> bake(AttemptId id) {
    return books
        .releases()
        .watch(id.gate().release(), id.gate().wave())
        .map(kept -> kept.value().stands())
        .flatMap(
            stands ->
                stands instanceof Stands.Baking baking
                    ? Optional.of(baking.window())
                    : Optional.empty());
  }

  /** When the deployment ended of the wave that is baked; empty while none is. */
  public Optional<Instant> deployed(AttemptId id) {
    return bake(id).map(WatchWindow::deployed);
  }

  private void keep(AttemptId id, Run run) {
    TestRun result = new TestRun(run.test().name(), run.outcome());
    Optional<Kept<TestRun>> before = books.releases().test(id, run.test().name());
    if (before.filter(kept -> stands(kept.value(), run)).isPresent()) {
      return;
    }
    Write write =
        before
            .map(kept -> books.releases().testedAgain(kept, result))
            .orElseGet(() -> books.releases().tested(id, result));
    boolean quiet = before.isPresent() && run.outcome() instanceof TestOutcome.Passed;
    String how = run.outcome() instanceof TestOutcome.Passed ? "passed in" : "failed after";
    Duration took = Duration.between(run.ended().since(), ports.time().now());
    List<Line> lines = quiet ? List.of() : List.of(line(id, run.line(how, took)));
    boolean kept = books.journal().commit(id.gate().release(), List.of(write), lines);
    if (!kept && books.releases().test(id, run.test().name()).equals(before)) {
      throw new IllegalStateException("the result of test " + run.test().name() + " was not kept");
    }
  }

  /** Whether a result stays whatever a later run says, or is of this very run. */
  private static boolean stands(TestRun kept, Run run) {
    return run.test().every().isEmpty()
        || !(kept.outcome() instanceof TestOutcome.Passed passed)
        || passed.at().isAfter(run.ended().startedAt());
  }

  /**
   * Whether a test was run at all, for all that is known.
   *
   * @param error the error with which it ended, or empty
   */
  public boolean isRun(TestSpec test, String error) {
    return error.isEmpty() || TestErrors.isRun(test, error);
  }

  /**
   * Tells that a test could not be run; nothing is kept that could pass for a result, but where
   * somebody would wait for one that is not required.
   *
   * @param startedAt when the run began that came to nothing
   */
  public TestNext notRun(AttemptId id, TestSpec test, Instant startedAt, NoResult none) {
    Instant now = ports.time().now();
    String why = none.said(test.name(), now);
    Ended ended = new Ended(startedAt, startedAt, 1, TestSaid.failed(why));
    TestOutcome failed = new TestOutcome.Failed(now, Duration.between(startedAt, now), why);
    Run run = new Run(test, ended, failed, failedBefore(id, test, ended));
    if (TestErrors.isRunAgain(test) && run.isTriedAgain()) {
      return tryAgain(id, run);
    }
    books.journal().append(id.gate().release(), List.of(line(id, why)));
    if (test.required()) {
      return TestNext.notRun(why);
    }
    if (test.isAtEnd()) {
      return stand(id, run);
    }
    return TestNext.good(why);
  }

  private Line line(AttemptId id, String text) {
    return Line.of(ports.time().now(), TimelineKind.TEST, id.gate().wave(), text);
  }
}
