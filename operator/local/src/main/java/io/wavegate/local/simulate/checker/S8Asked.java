package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.checker.Story.ActionKey;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S8, of what people ask of Wavegate: nobody's approval is made up, none outweighs an alarm that
 * was there, an abort rolls back, and what a person holds does not start.
 */
final class S8Asked implements Rule {
  /** An alarm that began later may not have been seen by the look that decided. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Line line : story.gates().decisions()) {
      if (line.verdict().equals("PROMOTE_BY_PERSON")) {
        Wave wave = wave(story, line);
        if (!isAsked(story, line, wave, "APPROVE")) {
          breaches.add(breach(line, "was let go on by a person's word that nobody gave"));
        } else if (line.gate().equals("promotion")) {
          alarmed(story, line, wave).ifPresent(breaches::add);
        }
      }
      if (line.verdict().equals("PROMOTE") && line.gate().equals("entry")) {
        held(story, line).ifPresent(breaches::add);
      }
    }
    story
        .people(person -> person.act().equals("ABORT_ASKED"))
        .forEach(person -> notRolledBack(story, person).ifPresent(breaches::add));
    return breaches;
  }

  private static Breach breach(Line line, String what) {
    return new Breach("S8", line.at(), line.gate() + " gate of " + line.wave() + " " + what);
  }

  private static Wave wave(Story story, Line line) {
    return story.plan().waves().stream()
        .filter(wave -> wave.name().equals(line.wave()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether somebody asked for it before. */
  static boolean isAsked(Story story, Line line, Wave wave, String act) {
    return story
        .trace()
        .of(PersonAsked.class)
        .anyMatch(
            asked ->
                asked.act().equals(act)
                    && asked.stage().equals(wave.stage())
                    && asked.execution().equals(line.execution())
                    && !asked.at().isAfter(line.at()));
  }

  private static Optional<Breach> alarmed(Story story, Line line, Wave wave) {
    Instant sure = line.at().minus(SEEN_WITHIN);
    Optional<Instant> entered =
        story
            .last(new ActionKey(line.execution(), wave.stage(), Plan.ENTRY), "SUCCEEDED", line.at())
            .filter(at -> at.isBefore(sure));
    return entered.flatMap(
        from ->
            wave.alarms().stream()
                .filter(
                    alarm ->
                        story
                                .alarms()
                                .timeIn(alarm, "ALARM", from, sure)
                                .compareTo(wave.tolerance())
                            > 0)
                .map(alarm -> breach(line, "was approved by a person although " + alarm + " fired"))
                .findFirst());
  }

  private static Optional<Breach> held(Story story, Line line) {
    Optional<Instant> judged =
        story
            .trace()
            .of(Invoked.class)
            .filter(invoked -> invoked.number() == line.wrote().invocation())
            .map(Invoked::at)
            .findFirst();
    return judged.flatMap(
        at ->
            story
                .people(
                    person ->
                        person.act().equals("HOLD_ASKED")
                            && person.at().isBefore(at)
                            && !isLifted(story, person.at(), line.at()))
                .findFirst()
                .map(person -> breach(line, "passed while a person held the service")));
  }

  private static boolean isLifted(Story story, Instant held, Instant before) {
    return story
        .trace()
        .of(PersonAsked.class)
        .anyMatch(
            asked ->
                asked.act().equals("LIFT")
                    && !asked.at().isBefore(held)
                    && !asked.at().isAfter(before));
  }

  /** What the wave is decided to after an abort that was taken. */
  private static Optional<Breach> notRolledBack(Story story, PersonActed person) {
    String wave = story.plan().ofStage(person.stage()).name();
    return story.gates().decisions().stream()
        .filter(line -> line.isOf(person.execution(), wave) && line.gate().equals("promotion"))
        .filter(line -> !line.at().isBefore(person.at()))
        .findFirst()
        .filter(line -> !line.verdict().equals("ROLL_BACK"))
        .filter(line -> !isOpenedAgain(story, person, line))
        .map(line -> breach(line, "came to " + line.verdict() + " after a person's abort"));
  }

  /** An entry gate that halted for it, and that a person opened again. */
  private static boolean isOpenedAgain(Story story, PersonActed person, Line line) {
    return story.isReopened(person.execution(), person.stage(), person.at(), line.at());
  }
}
