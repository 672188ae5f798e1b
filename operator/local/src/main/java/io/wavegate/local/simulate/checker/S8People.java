package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** S8: a person's Reject is never overridden; an Approve is recorded with who gave it. */
final class S8People implements Rule {
  /** The gate sees the answer by its event, or its next look. */
  private static final Duration RECORDED_WITHIN = Duration.ofMinutes(15);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    story
        .people(person -> person.act().startsWith("REJECT"))
        .forEach(person -> overridden(story, person).ifPresent(breaches::add));
    story
        .people(person -> person.act().startsWith("APPROVE"))
        .filter(person -> isGateOpen(story, person))
        .forEach(person -> unrecorded(story, person).ifPresent(breaches::add));
    return breaches;
  }

  private static Optional<Breach> overridden(Story story, PersonActed person) {
    Optional<Instant> reopened = retriedUnseen(story, person);
    return story.effects().promoting().stream()
        .filter(effect -> isOf(effect, person) && effect.at().isAfter(person.at()))
        .filter(effect -> reopened.filter(at -> at.isBefore(effect.at())).isEmpty())
        .map(
            effect ->
                new Breach(
                    "S8",
                    effect.at(),
                    effect.action()
                        + " of "
                        + effect.stage()
                        + " let go on after a person's Reject"))
        .findFirst();
  }

  /**
   * A Reject that was followed by a retry before Wavegate could see it has left no trace; one that
   * was seen stands, whoever retries the stage.
   */
  private static Optional<Instant> retriedUnseen(Story story, PersonActed person) {
    String wave = story.plan().ofStage(person.stage()).name();
    Optional<Instant> seen =
        story.gates().lines().stream()
            .filter(line -> line.isOf(person.execution(), wave))
            .filter(line -> line.kind().equals("STOOD_DOWN"))
            .filter(line -> line.text().contains("rejected by"))
            .map(Line::at)
            .filter(at -> !at.isBefore(person.at()))
            .findFirst();
    return story
        .people(
            other ->
                other.act().equals("RETRY")
                    && other.stage().equals(person.stage())
                    && other.at().isAfter(person.at()))
        .map(PersonActed::at)
        .filter(retried -> seen.filter(at -> !at.isAfter(retried)).isEmpty())
        .findFirst();
  }

  private static boolean isOf(Effect effect, PersonActed person) {
    return effect.execution().equals(person.execution()) && effect.stage().equals(person.stage());
  }

  /** A gate of which Wavegate never heard has nowhere to record it. */
  private static boolean isGateOpen(Story story, PersonActed person) {
    String wave = story.plan().ofStage(person.stage()).name();
    String gate = person.act().endsWith("ENTRY") ? "entry" : "promotion";
    return story.gates().stands().stream()
        .anyMatch(
            stand ->
                stand.isOf(person.execution(), wave, gate) && !stand.at().isAfter(person.at()));
  }

  private static Optional<Breach> unrecorded(Story story, PersonActed person) {
    String wave = story.plan().ofStage(person.stage()).name();
    boolean recorded =
        story.gates().lines().stream()
            .anyMatch(
                line ->
                    line.isOf(person.execution(), wave)
                        && line.kind().equals("PERSON")
                        && line.text().contains("person"));
    return recorded
        ? Optional.empty()
        : story
            .calm()
            .due(person.at(), RECORDED_WITHIN)
            .filter(due -> due.isBefore(story.end()))
            .map(
                due ->
                    new Breach("S8", due, "a person's Approve of " + wave + " was never recorded"));
  }
}
