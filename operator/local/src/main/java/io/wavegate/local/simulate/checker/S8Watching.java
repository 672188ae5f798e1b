package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * S8: a person's Approve does not end the watching. An alarm that fires afterwards, while the wave
 * or the one after it is watched, leads to a rollback or to a page.
 */
final class S8Watching implements Rule {
  /** One more look, what a look takes, and the time in which a page is to come. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(390);

  /** An alarm that fires for less may be over before anybody could look. */
  private static final Duration SEEN = Duration.ofSeconds(60);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    List<PersonActed> acts = story.people(person -> true).toList();
    boolean approvedOnly =
        acts.stream().allMatch(person -> person.act().equals("APPROVE")) && !acts.isEmpty();
    if (approvedOnly) {
      acts.forEach(person -> unseen(story, person).ifPresent(breaches::add));
    }
    return breaches;
  }

  private static Optional<Breach> unseen(Story story, PersonActed person) {
    Instant from = person.at().plusSeconds(30);
    Instant to = person.at().plus(story.plan().watchAfter());
    Duration tolerated = story.plan().ofStage(person.stage()).tolerance();
    return isRecorded(story, person)
        ? story
            .alarms()
            .firstIn(Plan.AGGREGATE, "ALARM", from, to)
            .filter(at -> isLong(story, at, tolerated))
            .flatMap(at -> untold(story, person, at, TOLD_WITHIN.plus(tolerated)))
        : Optional.empty();
  }

  private static boolean isLong(Story story, Instant at, Duration tolerated) {
    Duration least = tolerated.compareTo(SEEN) < 0 ? SEEN : tolerated;
    return story.alarms().isThroughout(Plan.AGGREGATE, "ALARM", at, at.plus(least));
  }

  private static Optional<Breach> untold(
      Story story, PersonActed person, Instant alarm, Duration within) {
    Stream<Instant> pages =
        story
            .trace()
            .of(Called.class)
            .filter(call -> call.operation().equals("Publish") && call.isDone())
            .map(Called::at);
    boolean told = Stream.concat(pages, story.accepted()).anyMatch(at -> !at.isBefore(alarm));
    return told
        ? Optional.empty()
        : story
            .calm()
            .due(alarm, within)
            .filter(due -> due.isBefore(story.end()))
            .map(
                due ->
                    new Breach(
                        "S8",
                        due,
                        "an alarm at %s, after a person approved %s, led to nothing"
                            .formatted(alarm, person.stage())));
  }

  private static boolean isRecorded(Story story, PersonActed person) {
    String wave = story.plan().ofStage(person.stage()).name();
    return story.gates().lines().stream()
        .anyMatch(
            line ->
                line.isOf(person.execution(), wave)
                    && line.kind().equals("PERSON")
                    && line.text().contains("person"));
  }
}
