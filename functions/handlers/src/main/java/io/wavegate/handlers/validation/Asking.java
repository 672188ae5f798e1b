package io.wavegate.handlers.validation;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Said;
import io.wavegate.core.port.Sent;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestQuestion;
import io.wavegate.core.validation.TestQuestion.Answer;
import io.wavegate.core.validation.TestQuestion.Given;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Refusals;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import io.wavegate.handlers.store.Secrets.TaskToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tests that somebody else answers: makes the reference by which one is answered once, keeps the
 * token that the answer wakes, and tells what was answered. No token leaves Wavegate.
 */
public final class Asking {
  /** 256 bits: nobody guesses it, and nobody needs to know anything else to answer. */
  private static final int BYTES = 32;

  private static final int TRIES = 5;

  private final Ports ports;
  private final Books books;
  private final Gates gates;

  /** With all that is outside, and the books. */
  public Asking(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
  }

  /**
   * How a test is asked.
   *
   * @param next the word that the state machine's Choice compares
   * @param reference by which it is answered; empty if it was asked before
   * @param until when answers cease to count
   * @param run when it was asked
   * @param timeoutSeconds how long the machine waits, always longer than {@code heartbeatSeconds}
   * @param heartbeatSeconds how often whoever works on it must say so; until the end where nobody
   *     need
   */
  public record Asked(
      Word next,
      String reference,
      Instant until,
      Instant run,
      long timeoutSeconds,
      long heartbeatSeconds) {
    /** The words. */
    public enum Word {
      /** An event goes to a bus. */
      ASK_BUS,
      /** A message goes to a queue. */
      ASK_QUEUE,
      /** It was asked before, by the same attempt: its answer is waited for. */
      WAIT
    }

    /** Without the reference. */
    @Override
    public String toString() {
      return "Asked[" + next + "]";
    }
  }

  /**
   * Asks. A retry is given a reference of its own for the same question. A gate that was woken, and
   * sleeps again, waits for the answer to what it has asked.
   *
   * @param now when the state was entered, which is the same at each retry
   * @throws IllegalStateException if it cannot be kept now
   */
  public Asked ask(AttemptId id, String name, Instant now) {
    Loaded loaded = gates.load(id);
    TestSpec test = spec(loaded, name);
    Optional<Kept<TestQuestion>> before = books.questions().question(id, name);
    Optional<TestQuestion> open =
        before
            .map(Kept::value)
            .filter(question -> !question.run().equals(now))
            .filter(question -> question.isOpen(ports.time().now()) && isWaitedFor(id, question));
    if (open.isPresent()) {
      return asked(Asked.Word.WAIT, "", open.get(), test);
    }
    TestQuestion next =
        before
            .map(Kept::value)
            .filter(question -> question.run().equals(now))
            .orElseGet(() -> TestQuestion.asked(name, now, now.plus(test.timeout()), about(id)));
    String reference =
        Base64.getUrlEncoder().withoutPadding().encodeToString(ports.entropy().bytes(BYTES));
    if (!books.questions().ask(id, next, before, reference)) {
      throw new IllegalStateException("the question of test " + name + " was not kept");
    }
    boolean queue = callback(test).bus().isEmpty();
    return asked(queue ? Asked.Word.ASK_QUEUE : Asked.Word.ASK_BUS, reference, next, test);
  }

  private static TestSpec spec(Loaded loaded, String name) {
    return loaded.wave().tests().stream()
        .filter(test -> test.name().equals(name) && test.kind() instanceof TestKind.Callback)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("the policy has no callback test " + Checks.shown(name)));
  }

  private static TestKind.Callback callback(TestSpec test) {
    return (TestKind.Callback) test.kind();
  }

  private String about(AttemptId id) {
    return books.releases().announced(id.gate().release()).map(Announced::revision).orElse("");
  }

  /** Where no token was kept it may not have been sent at all. */
  private boolean isWaitedFor(AttemptId id, TestQuestion question) {
    return token(id, question).isPresent();
  }

  /** The token that waits for this run of it, and for none before. */
  private Optional<TaskToken> token(AttemptId id, TestQuestion question) {
    return books
        .secrets()
        .token(id, question.test())
        .filter(token -> !token.entered().isBefore(question.run()));
  }

  private Asked asked(Asked.Word word, String reference, TestQuestion question, TestSpec test) {
    long left = Math.max(1, question.left(ports.time().now()).toSeconds());
    long heartbeat = callback(test).heartbeat().map(Duration::toSeconds).orElse(left);
    // Step Functions wants a heartbeat that is shorter than the timeout, also where none is asked.
    return new Asked(
        word,
        reference,
        question.until(),
        question.run(),
        left + 1,
        Math.max(1, Math.min(heartbeat, left)));
  }

  /**
   * Keeps the token that the answer wakes, then looks whether it is there already: what was
   * answered before found nothing to wake.
   *
   * @return what was done, for the log
   */
  public String arm(AttemptId id, String test, TaskToken token) {
    if (!books.secrets().keepToken(id, token, test)) {
      return "a later token is kept";
    }
    return books
        .questions()
        .question(id, test)
        .map(Kept::value)
        .filter(question -> question.answer().isPresent())
        .map(question -> "answered before: " + deliver(id, question))
        .orElse("waits for an answer");
  }

  /**
   * Wakes the machine with the answer that stands.
   *
   * @return what was done
   * @throws IllegalStateException if that is not known; the answer is kept all the same
   */
  public String deliver(AttemptId id, TestQuestion question) {
    Optional<TaskToken> token = token(id, question);
    if (token.isEmpty()) {
      return "nothing waits for it yet";
    }
    String output = question.answer().map(given -> CoreJson.write(given.answer())).orElse("{}");
    return switch (ports.workflows().succeed(token.get().token(), output)) {
      case Sent.Done done -> "the gate was told";
      case Sent.Refused refused -> {
        Refusals.tokenIsClosed(refused, "telling the gate");
        yield "nothing waits for it any more";
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the gate was told is not known: " + unsure.why());
    };
  }

  /**
   * Tells the machine that somebody works on it.
   *
   * @return why that is not possible; empty if it is
   * @throws IllegalStateException if that is not known
   */
  public Optional<String> alive(AttemptId id, TestQuestion question) {
    Optional<TaskToken> token = token(id, question);
    if (token.isEmpty()) {
      // The clock of signs of life begins with the token.
      return Optional.empty();
    }
    return switch (ports.workflows().alive(token.get().token())) {
      case Sent.Done done -> Optional.empty();
      case Sent.Refused refused -> {
        Refusals.tokenIsClosed(refused, "telling the gate");
        yield Optional.of("too late: nothing waits for it any more");
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the gate was told is not known: " + unsure.why());
    };
  }

  /**
   * Ends a run of it: no answer counts any more but the one that stands, which this tells.
   *
   * @param run when it was asked
   */
  public Optional<TestSaid> conclude(AttemptId id, String test, Instant run) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Kept<TestQuestion>> kept =
          books.questions().question(id, test).filter(q -> q.value().run().equals(run));
      if (kept.isEmpty()
          || kept.get().value().ended().isPresent()
          || books.questions().move(kept.get(), kept.get().value().endedAt(ports.time().now()))) {
        return kept.flatMap(question -> question.value().answer()).map(Asking::said);
      }
    }
    throw new IllegalStateException("the question of test " + test + " is contended");
  }

  private static TestSaid said(Given given) {
    Answer answer = given.answer();
    List<String> lines = answer.lines();
    String summary = answer.summary().isEmpty() ? "" : answer.summary() + ", ";
    return new TestSaid(
        answer.passed() ? "passed" : "failed",
        summary + "answered at " + Said.clock(given.at()),
        answer.link(),
        lines);
  }
}
