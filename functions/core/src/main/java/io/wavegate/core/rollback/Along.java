package io.wavegate.core.rollback;

import io.wavegate.core.model.Names;
import io.wavegate.core.model.Said;
import java.util.List;
import java.util.stream.Collectors;

/** What else a rollback takes back: earlier changes that no stage has kept and the release has. */
public sealed interface Along {
  /** As the plan says it, behind what the rollback returns to. */
  String said();

  /**
   * They are known.
   *
   * @param named the newest of them, newest first
   * @param more how many there are besides
   */
  record Changes(List<Past> named, int more) implements Along {
    /** Copies the list. */
    public Changes {
      named = List.copyOf(named);
    }

    @Override
    public String said() {
      if (named.isEmpty()) {
        return "";
      }
      return ", and takes "
          + Said.count(named.size() + more, "earlier change")
          + " along: "
          + named.stream().map(Past::said).collect(Collectors.joining(", "))
          + (more == 0 ? "" : " and " + more + " more");
    }
  }

  /**
   * They were not read.
   *
   * @param why the error
   */
  record Unknown(String why) implements Along {
    @Override
    public String said() {
      return "; what else it carries is not known: " + why;
    }
  }

  /**
   * A change that an earlier execution brought.
   *
   * @param revision source revision id, or the execution's id where none is shown
   * @param summary the first line of its commit message, empty if none is shown
   */
  record Past(String revision, String summary) {
    String said() {
      return Names.head(revision, 8) + (summary.isEmpty() ? "" : " (" + summary + ")");
    }
  }
}
