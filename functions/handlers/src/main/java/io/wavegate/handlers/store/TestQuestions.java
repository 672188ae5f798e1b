package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Digest;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import io.wavegate.core.validation.TestQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tests that somebody else answers. The reference by which that is done is a bearer secret: it
 * is kept as its digest alone, so that who reads the table cannot answer (S10).
 */
public final class TestQuestions {
  private static final String NAMED = "TEST";

  private final ItemStore store;
  private final Shelf<TestQuestion> questions;
  private final Shelf<Named> names;

  /**
   * What a reference stands for.
   *
   * @param attempt the attempt's key
   * @param test the test
   * @param run when it was asked
   */
  public record Named(String attempt, String test, Instant run) {
    /** The attempt. */
    public AttemptId id() {
      return AttemptId.parse(attempt);
    }
  }

  /** On a store. */
  public TestQuestions(ItemStore store) {
    this.store = store;
    this.questions = new Shelf<>(store, TestQuestion.class);
    this.names = new Shelf<>(store, Named.class);
  }

  /** What a reference stands for; empty for one that was never given out. */
  public Optional<Named> named(String reference) {
    return names.get(Keys.reference(Digest.sha256(reference)), NAMED).map(Kept::value);
  }

  /** The latest question of a test in an attempt. */
  public Optional<Kept<TestQuestion>> question(AttemptId id, String test) {
    return questions.get(Keys.secret(id), Keys.question(test));
  }

  /**
   * Keeps a question under one more reference.
   *
   * @param before the one that it follows
   * @return false if somebody else kept one meanwhile
   */
  public boolean ask(
      AttemptId id, TestQuestion next, Optional<Kept<TestQuestion>> before, String reference) {
    List<Write> writes = new ArrayList<>();
    Named named = new Named(id.key(), next.test(), next.run());
    writes.add(names.creation(Keys.reference(Digest.sha256(reference)), NAMED, named));
    if (before.isEmpty()) {
      writes.add(questions.creation(Keys.secret(id), Keys.question(next.test()), next));
    } else if (!before.get().value().equals(next)) {
      writes.add(questions.change(before.get(), next));
    }
    return store.transact(writes);
  }

  /** The write that moves a question on. */
  public Write moving(Kept<TestQuestion> read, TestQuestion next) {
    return questions.change(read, next);
  }

  /** Moves a question on; false if somebody else did. */
  public boolean move(Kept<TestQuestion> read, TestQuestion next) {
    return questions.replace(read, next);
  }
}
