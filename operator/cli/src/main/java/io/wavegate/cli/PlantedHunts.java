package io.wavegate.cli;

import io.wavegate.cli.Hunt.Ended;
import io.wavegate.local.planted.PlantedBug;
import io.wavegate.local.planted.PlantedBugException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * What came of looking for each planted bug.
 *
 * @param caught bug by bug, in the order of their names
 */
record PlantedHunts(List<Caught> caught) {
  /** Whoever cannot see a bug within so many schedules is taken for blind. */
  static final int WITHIN = 5_000;

  /** Copies the list. */
  PlantedHunts {
    caught = List.copyOf(caught);
  }

  /** A bug, and how the hunt for it ended. */
  record Caught(PlantedBug bug, Ended ended) {
    boolean isFound() {
      return ended instanceof Ended.Found;
    }
  }

  /**
   * Where to look.
   *
   * @param searching whether to search in any case, and not by the recorded schedule first
   * @param seed the search's first schedule
   */
  record From(boolean searching, long seed) {}

  /**
   * Looks for each: by its recorded schedule first, and by a search where it has none or the bug is
   * not seen there any more.
   *
   * @param told is told of each as its hunt ends
   * @throws BadInputException if a bug does not fit the sources, or its simulation fails
   */
  static PlantedHunts of(List<PlantedBug> bugs, Home home, From from, Consumer<Caught> told) {
    Hunt hunt = new Hunt(home);
    List<Caught> caught = new ArrayList<>();
    try {
      // Each simulates in a process of its own; they are told in their order all the same.
      bugs.parallelStream()
          .map(bug -> new Caught(bug, ended(hunt, bug, from)))
          .forEachOrdered(
              one -> {
                told.accept(one);
                caught.add(one);
              });
    } catch (PlantedBugException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
    return new PlantedHunts(caught);
  }

  private static Ended ended(Hunt hunt, PlantedBug bug, From from) {
    if (!from.searching() && bug.seed().isPresent()) {
      Ended recorded = hunt.hunt(bug, bug.seed().getAsLong(), 1);
      if (recorded instanceof Ended.Found) {
        return recorded;
      }
    }
    return hunt.hunt(bug, from.seed(), WITHIN);
  }

  /** Whether each was found. */
  boolean isGood() {
    return caught.stream().allMatch(Caught::isFound);
  }

  /** All of them in one line, as a person reads it. */
  String said() {
    long found = caught.stream().filter(Caught::isFound).count();
    return "planted     %d of %d bugs found".formatted(found, caught.size());
  }

  /** One of them, as a person reads it. */
  static String line(Caught one) {
    return switch (one.ended()) {
      case Ended.Found found ->
          "%-4s seed %-6d %s: %s"
              .formatted(found.rule(), found.seed(), one.bug().name(), one.bug().title());
      case Ended.Missed missed ->
          "NOT FOUND in %d schedules  %s: %s"
              .formatted(missed.after(), one.bug().name(), one.bug().title());
    };
  }

  /** As {@code --json} prints it. */
  List<SequencedMap<String, Object>> json() {
    return caught.stream().map(PlantedHunts::json).toList();
  }

  private static SequencedMap<String, Object> json(Caught one) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("name", one.bug().name());
    members.put("title", one.bug().title());
    members.put("found", one.isFound());
    switch (one.ended()) {
      case Ended.Found found -> {
        members.put("seed", found.seed());
        members.put("rule", found.rule());
        members.put("what", found.what());
        members.put("schedules", found.after());
      }
      case Ended.Missed missed -> members.put("schedules", missed.after());
    }
    return members;
  }
}
