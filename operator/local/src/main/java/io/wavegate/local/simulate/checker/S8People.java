package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import java.time.Duration;
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
        .people(person -> isRejection(story, person))
        .forEach(person -> overridden(story, person).ifPresent(breaches::add));
    story
        .people(person -> person.act().startsWith("APPROVE"))
        .filter(person -> isGateOpen(story, person))
        .forEach(person -> unrecorded(story, person).ifPresent(breaches::add));
    return breaches;
  }

  /** Whoever retries the stage; until a person opens the gate again. */
  private static Optional<Breach> overridden(Story story, PersonActed person) {
    return story.effects().promoting().stream()
        .filter(effect -> isOf(effect, person) && effect.at().isAfter(person.at()))
        .filter(
            effect ->
                !story.isReopened(person.execution(), person.stage(), person.at(), effect.at()))
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

  /** By Wavegate's own command, or in the console at a gate of which Wavegate has heard. */
  static boolean isRejection(Story story, PersonActed person) {
    boolean inConsole = person.act().equals("REJECT") || person.act().equals("REJECT_ENTRY");
    return person.act().equals("REJECT_ASKED") || (inConsole && isGateOpen(story, person));
  }

  private static boolean isOf(Effect effect, PersonActed person) {
    return effect.execution().equals(person.execution()) && effect.stage().equals(person.stage());
  }

  /** Of a gate that it never heard of, Wavegate does not know what people say. */
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
