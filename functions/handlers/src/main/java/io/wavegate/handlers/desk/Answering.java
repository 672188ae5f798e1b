package io.wavegate.handlers.desk;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.validation.Scrub;
import io.wavegate.core.validation.TestQuestion;
import io.wavegate.core.validation.TestQuestion.Answer;
import io.wavegate.core.validation.TestQuestion.Given;
import io.wavegate.core.validation.TestQuestion.Heard;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.TestQuestions;
import io.wavegate.handlers.validation.Asking;
import java.util.List;
import java.util.Optional;

/**
 * Takes the answers to tests that somebody else answers. An answer is written down before the gate
 * is told, so that the first one stands whatever is lost on the way; the same one again tells the
 * gate again.
 */
public final class Answering {
  private static final int TRIES = 5;

  private final Ports ports;
  private final Books books;
  private final Asking asking;

  /** With all that is outside, and the books. */
  public Answering(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.asking = new Asking(ports, books);
  }

  /**
   * Takes an answer.
   *
   * @param reference by which the test was asked
   * @param by who answers, an ARN
   * @param about the revision that the answer is about, if it says so
   */
  public Reply answer(String reference, String by, Answer answer, Optional<String> about) {
    Answer clean =
        new Answer(
            answer.passed(),
            Scrub.line(answer.summary()),
            Scrub.link(answer.link()),
            Scrub.lines(answer.lines()));
    return books
        .questions()
        .named(reference)
        .map(named -> answer(named, new Given(clean, by, ports.time().now()), about))
        .orElseGet(Answering::unknown);
  }

  /** Takes a sign of life. */
  public Reply alive(String reference) {
    return books
        .questions()
        .named(reference)
        .map(
            named -> {
              Optional<TestQuestion> question = question(named).map(Kept::value);
              Optional<String> refusal =
                  question.isEmpty() ? Optional.of(askedAgain()) : refusal(named, question.get());
              return refusal
                  .or(() -> asking.alive(named.id(), question.orElseThrow()))
                  .map(Reply::impossible)
                  .orElseGet(() -> Reply.done("noted: test " + named.test() + " is worked on"));
            })
        .orElseGet(Answering::unknown);
  }

  private static Reply unknown() {
    return Reply.absent("no test was asked by this reference");
  }

  private static String askedAgain() {
    return "too late: the test was asked again since";
  }

  private Optional<Kept<TestQuestion>> question(TestQuestions.Named named) {
    return books
        .questions()
        .question(named.id(), named.test())
        .filter(kept -> kept.value().run().equals(named.run()));
  }

  private Optional<String> refusal(TestQuestions.Named named, TestQuestion question) {
    return question.answer().isPresent()
        ? Optional.of("answered before: " + question.answer().get().answer().said())
        : question.late(ports.time().now()).or(() -> decided(named.id()));
  }

  /** A gate that is decided waits for nobody. */
  private Optional<String> decided(AttemptId id) {
    return books
        .releases()
        .gate(id)
        .map(Kept::value)
        .filter(gate -> !gate.isUndecided())
        .map(Gate::verdict)
        .map(verdict -> "too late: the gate is decided" + verdict.map(Answering::said).orElse(""));
  }

  private static String said(Verdict verdict) {
    return ": " + verdict.word() + ", " + verdict.reason();
  }

  private Reply answer(TestQuestions.Named named, Given given, Optional<String> about) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Kept<TestQuestion>> kept = question(named);
      if (kept.isEmpty()) {
        return Reply.impossible(askedAgain());
      }
      switch (kept.get().value().hear(given, about)) {
        case Heard.Refused refused -> {
          return Reply.impossible(refused.why());
        }
        case Heard.Known known -> {
          return told(named, kept.get().value(), "answered before, just so");
        }
        case Heard.Taken taken -> {
          Optional<String> decided = decided(named.id());
          if (decided.isPresent()) {
            return Reply.impossible(decided.get());
          }
          if (stand(named, kept.get(), taken.next())) {
            return told(named, taken.next(), given.answer().said());
          }
        }
      }
    }
    return Reply.raced();
  }

  private boolean stand(TestQuestions.Named named, Kept<TestQuestion> kept, TestQuestion next) {
    AttemptId id = named.id();
    Given given = next.answer().orElseThrow();
    Line line =
        Line.of(
            given.at(),
            TimelineKind.TEST,
            id.gate().wave(),
            "test %s answered by %s: %s"
                .formatted(named.test(), given.by(), given.answer().said()));
    return books
        .journal()
        .commit(id.gate().release(), List.of(books.questions().moving(kept, next)), List.of(line));
  }

  /** It counts unless the gate was decided without it at the same moment. */
  private Reply told(TestQuestions.Named named, TestQuestion question, String said) {
    String how = asking.deliver(named.id(), question);
    if (question.ended().isPresent()) {
      return Reply.done("test %s %s; it was counted".formatted(named.test(), said));
    }
    return decided(named.id())
        .map(Reply::impossible)
        .orElseGet(() -> Reply.done("test %s %s; %s".formatted(named.test(), said, how)));
  }
}
