package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Estate.Target;
import io.wavegate.local.simulate.checker.Records.Written;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.MachineMoved;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * S9 of rollbacks: each has a record that ends, and ends true. What it says came back did come
 * back; recovered are alarms that were OK and had settled; what could not be done was told to a
 * person. The revision is out of the way of whoever would release it again (S2).
 */
final class S9Rollbacks implements Rule {
  private static final String NEEDS_PERSON = "needs a person";

  /** A look, its retries, and the time in which a page is to come. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(390);

  /** Reconcile comes round, and once more. */
  private static final Duration TAKEN_UP_WITHIN = Duration.ofSeconds(690);

  private static final String UNBEGUN = " is to go back, and nothing was begun since ";

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    story.records().rollbacks().forEach(written -> untrue(story, written, breaches));
    for (Written last : story.records().ended()) {
      switch (last.ends()) {
        case "Recovered" -> recovered(story, last, breaches);
        case "NeedsPerson" -> untold(story, last).ifPresent(breaches::add);
        default -> unended(story, last).ifPresent(breaches::add);
      }
    }
    story.records().recalls().forEach(one -> unbegun(story, one).ifPresent(breaches::add));
    story.records().begun().forEach(first -> loose(story, first).ifPresent(breaches::add));
    return breaches;
  }

  static Breach breach(Written written, Instant at, String what) {
    return new Breach("S9", at, "the rollback of " + written.wave() + " " + what);
  }

  /**
   * What is said to be back is what succeeded there last; a target that a person rolls back
   * besides, by hand, has what that rollback brings.
   */
  private static void untrue(Story story, Written written, List<Breach> breaches) {
    for (Map.Entry<String, String> back : written.returned().entrySet()) {
      boolean came =
          story.isRollback(back.getValue())
              && story.stageCameTo(back.getValue(), back.getKey(), "SUCCEEDED", written.index());
      if (!came) {
        breaches.add(
            breach(
                written, written.at(), "says that " + back.getKey() + " is back, and it is not"));
      }
    }
    for (Target back : written.back()) {
      if (!story.estate().isBack(story, written.execution(), back, written.index())
          && holding(story, back.stage(), written.index())
              .filter(execution -> isByPerson(story, execution, back.stage()))
              .isEmpty()) {
        breaches.add(
            breach(written, written.at(), "says that " + back.said() + " is back, and it is not"));
      }
    }
  }

  private static void recovered(Story story, Written last, List<Breach> breaches) {
    if (!last.isAllBack()) {
      breaches.add(breach(last, last.at(), "says recovered with a stage that is not back"));
    }
    for (Map.Entry<String, String> back : last.returned().entrySet()) {
      standing(story, back.getKey(), last.index())
          .filter(execution -> !execution.equals(back.getValue()))
          .filter(execution -> !isByPerson(story, execution, back.getKey()))
          .ifPresent(
              other ->
                  breaches.add(
                      breach(
                          last,
                          last.at(),
                          "says that " + back.getKey() + " is back, and it holds " + other)));
    }
    last.body()
        .path("alarms")
        .forEach(alarm -> S9Settled.said(story, alarm.asText(), last).ifPresent(breaches::add));
    S9Settled.tooSoon(story, last).ifPresent(breaches::add);
  }

  /** What succeeded in a stage last. */
  private static Optional<String> standing(Story story, String stage, int before) {
    return moves(story, stage, before)
        .filter(moved -> moved.state().equals("SUCCEEDED"))
        .map(StageMoved::execution)
        .reduce((earlier, later) -> later);
  }

  /** What came to a stage last, and may still be under way there. */
  private static Optional<String> holding(Story story, String stage, int before) {
    return moves(story, stage, before).map(StageMoved::execution).reduce((earlier, later) -> later);
  }

  private static Stream<StageMoved> moves(Story story, String stage, int before) {
    return story
        .before(before)
        .filter(StageMoved.class::isInstance)
        .map(StageMoved.class::cast)
        .filter(moved -> moved.stage().equals(stage));
  }

  /** Whoever rolls a stage back by hand, which is back already, knows what they did. */
  private static boolean isByPerson(Story story, String execution, String stage) {
    Optional<Instant> began =
        story
            .trace()
            .of(StageMoved.class)
            .filter(moved -> moved.stage().equals(stage) && moved.execution().equals(execution))
            .map(StageMoved::at)
            .findFirst();
    return story.isRollback(execution)
        && story
            .people(person -> person.act().equals("ROLL_BACK") && person.stage().equals(stage))
            .anyMatch(person -> began.filter(person.at()::equals).isPresent());
  }

  private static Optional<Breach> untold(Story story, Written last) {
    return isTold(story, last.at())
        ? Optional.empty()
        : story
            .calm()
            .due(last.at(), TOLD_WITHIN)
            .filter(due -> due.isBefore(story.end()))
            .map(due -> breach(last, due, "needs a person, and nobody was told"));
  }

  private static boolean isTold(Story story, Instant since) {
    return story
        .trace()
        .of(Called.class)
        .filter(call -> call.operation().equals("Publish") && call.isDone())
        .filter(call -> !call.at().isBefore(since))
        .anyMatch(call -> call.input().path("Subject").asText().endsWith(NEEDS_PERSON));
  }

  /** Not judged while a machine of rollbacks runs. */
  private static Optional<Breach> unended(Story story, Written last) {
    Map<String, MachineMoved> machines = new LinkedHashMap<>();
    story
        .trace()
        .of(MachineMoved.class)
        .filter(moved -> moved.machine().endsWith("rollback"))
        .forEach(moved -> machines.put(moved.name(), moved));
    boolean runs = machines.values().stream().anyMatch(m -> m.status().equals("RUNNING"));
    Instant since =
        machines.values().stream()
            .map(MachineMoved::at)
            .filter(last.at()::isBefore)
            .max(Instant::compareTo)
            .orElse(last.at());
    return runs
        ? Optional.empty()
        : story
            .calm()
            .due(since, TAKEN_UP_WITHIN)
            .filter(due -> due.isBefore(story.end()))
            .map(due -> breach(last, due, "never ended: " + last.ends()));
  }

  /** That a release goes back is written first; then it begins, or a person hears why not. */
  private static Optional<Breach> unbegun(Story story, Written recall) {
    boolean begun =
        story.records().rollbacks().stream()
            .anyMatch(written -> written.isOf(recall.execution(), recall.wave()));
    return begun || isTold(story, recall.at())
        ? Optional.empty()
        : S8TakenBack.possible(story, recall.execution(), stage(story, recall), recall.at())
            .flatMap(from -> story.calm().due(from, TAKEN_UP_WITHIN))
            .filter(due -> due.isBefore(story.end()))
            .map(due -> new Breach("L2", due, recall.wave() + UNBEGUN + recall.at()));
  }

  private static String stage(Story story, Written recall) {
    return story.plan().waves().stream()
        .filter(wave -> wave.name().equals(recall.wave()))
        .map(Plan.Wave::stage)
        .findFirst()
        .orElse("");
  }

  /** The first step puts the revision in quarantine, however often it is begun. */
  private static Optional<Breach> loose(Story story, Written first) {
    Optional<String> revision = story.revision(first.execution());
    boolean kept =
        story
            .trace()
            .of(Wrote.class)
            .filter(wrote -> wrote.isApplied() && wrote.partition().startsWith("QUARANTINE/"))
            .anyMatch(wrote -> revision.filter(wrote.sort()::equals).isPresent());
    return kept || revision.isEmpty()
        ? Optional.empty()
        : story
            .calm()
            .due(first.at(), TOLD_WITHIN)
            .filter(due -> due.isBefore(story.end()))
            .map(due -> new Breach("S2", due, quarantine(first)));
  }

  private static String quarantine(Written first) {
    return "the rollback of " + first.wave() + " left the revision out of quarantine";
  }
}
