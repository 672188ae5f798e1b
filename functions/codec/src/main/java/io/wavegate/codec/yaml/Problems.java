package io.wavegate.codec.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one file while it is read. */
public final class Problems {
  /** More than a person reads; a hostile file could have thousands. */
  private static final int MOST = 100;

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  /** None yet, of that file. */
  public Problems(String file) {
    this.file = file;
  }

  /** Notes one. */
  public void add(Place at, String message) {
    if (found.size() < MOST) {
      found.add(new Problem(file, at.line(), at.column(), message));
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Those noted, in the order of the text; at most 100. */
  public List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
