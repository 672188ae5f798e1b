package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.validation.Posted;
import java.util.Optional;

/** The requests of HTTP tests that go out once. */
public final class Posts {
  private final Shelf<Posted> posted;

  /** On a store. */
  public Posts(ItemStore store) {
    this.posted = new Shelf<>(store, Posted.class);
  }

  /**
   * That of a run of a test.
   *
   * @param run what tells the run from the test's others in that attempt
   */
  public Optional<Kept<Posted>> of(AttemptId id, String test, String run) {
    return posted.get(Keys.release(id.gate().release()), Keys.posted(id) + test + "/" + run);
  }

  /** Writes down that it is about to go out; false if somebody else has. */
  public boolean begin(AttemptId id, String test, String run, Posted first) {
    return posted.create(
        Keys.release(id.gate().release()), Keys.posted(id) + test + "/" + run, first);
  }

  /** Writes down what it came to; false if somebody else has. */
  public boolean end(Kept<Posted> read, Posted last) {
    return posted.replace(read, last);
  }
}
