package io.wavegate.core.policy;

import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a release changes, compared with what its stage would be rolled back to.
 *
 * @param kinds the kinds of the sources that differ; empty where that is not known
 * @param said what differs, or why it is not known
 */
public record Change(Set<ChangeKind> kinds, String said) {
  private static final int HEAD = 8;

  /** Copies the set. */
  public Change {
    kinds = Set.copyOf(kinds);
  }

  /** One of which nothing is known. */
  public static Change unknown(String why) {
    return new Change(Set.of(), "what changed is not known: " + why);
  }

  /**
   * Compares the revisions of two executions, by the names of their artefacts.
   *
   * @param sources the kind that each artefact brings; one that is not named brings code
   */
  public static Change between(
      Map<String, ChangeKind> sources,
      Reading<SortedMap<String, String>> before,
      Reading<SortedMap<String, String>> now) {
    return switch (before) {
      case Unread<SortedMap<String, String>> unread -> unknown(unread.why());
      case Read<SortedMap<String, String>> old ->
          switch (now) {
            case Unread<SortedMap<String, String>> unread -> unknown(unread.why());
            case Read<SortedMap<String, String>> fresh ->
                compared(sources, old.value(), fresh.value());
          };
    };
  }

  private static Change compared(
      Map<String, ChangeKind> sources, SortedMap<String, String> old, Map<String, String> fresh) {
    Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
    List<String> said = new ArrayList<>();
    SortedMap<String, String> names = new TreeMap<>(old);
    names.putAll(fresh);
    for (String name : names.keySet()) {
      String from = old.getOrDefault(name, "");
      String to = fresh.getOrDefault(name, "");
      if (!from.equals(to)) {
        ChangeKind kind = sources.getOrDefault(name, ChangeKind.CODE);
        kinds.add(kind);
        said.add("%s (%s %s to %s)".formatted(kind.word(), name, shown(from), shown(to)));
      }
    }
    return kinds.isEmpty()
        ? unknown("no source differs from what the stage would be rolled back to")
        : new Change(kinds, String.join(", ", said));
  }

  private static String shown(String revision) {
    return revision.isEmpty() ? "none" : Names.head(revision, HEAD);
  }
}
