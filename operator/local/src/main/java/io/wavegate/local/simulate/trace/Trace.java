package io.wavegate.local.simulate.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Everything that happened, in its order; nothing is ever taken back. */
public final class Trace {
  private final List<Happened> all = new ArrayList<>();

  /** Adds what happened now. */
  public void add(Happened happened) {
    all.add(happened);
  }

  /** All of it, oldest first. */
  public List<Happened> all() {
    return Collections.unmodifiableList(all);
  }

  /** All of one kind, oldest first. */
  public <T extends Happened> Stream<T> of(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** One line for each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Happened happened : all) {
      text.append(happened.at()).append(' ').append(happened.said()).append('\n');
    }
    return text.toString();
  }
}
