package io.wavegate.core.lever;

import java.util.List;

/**
 * Whether what would come back still exists.
 *
 * @param gone what does not, as a person reads it; a rollback could not bring it back
 * @param doubts what could not be found out, as a person reads it
 * @param there what does, as a person reads it; empty if there is nothing of the kind
 */
public record Remains(List<String> gone, List<String> doubts, String there) {
  /** Copies the lists. */
  public Remains {
    gone = List.copyOf(gone);
    doubts = List.copyOf(doubts);
  }

  /** Nothing was found out. */
  static Remains unknown(String doubt) {
    return new Remains(List.of(), List.of(doubt), "");
  }

  /** What is to be said behind what would come back, where nothing is gone. */
  public String said() {
    return (there.isEmpty() ? "" : "; " + there)
        + (doubts.isEmpty() ? "" : "; " + String.join("; ", doubts));
  }

  /** Why nothing would come back. */
  public String why() {
    return String.join("; ", gone);
  }
}
