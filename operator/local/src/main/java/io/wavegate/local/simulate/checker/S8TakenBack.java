package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PersonAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S8 and L2 of a person who asks for a rollback: an order that was taken ends in an accepted
 * rollback or in a page, and no gate that was undecided then lets the release go on afterwards. One
 * that is refused is answered so, and is not judged.
 */
final class S8TakenBack implements Rule {
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final Duration A_LOOK = Duration.ofSeconds(90);
  private static final String ASKED = "ROLLBACK";

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    List<PersonActed> taken =
        story.people(person -> person.act().equals(ASKED + "_ASKED")).toList();
    for (PersonActed order : taken) {
      newest(story, order)
          .ifPresent(
              wave -> {
                letOn(story, order, wave).ifPresent(breaches::add);
                unanswered(story, order, wave).ifPresent(breaches::add);
              });
    }
    return breaches;
  }

  /** Whether somebody asked for a rollback of that stage, or of the whole release, by then. */
  static boolean isOf(PersonAsked asked, String execution, String stage, Instant by) {
    return asked.act().equals(ASKED)
        && asked.execution().equals(execution)
        && (asked.stage().isEmpty() || asked.stage().equals(stage))
        && !asked.at().isAfter(by);
  }

  /** The wave that is named, or the newest that the release was let into. */
  private static Optional<Wave> newest(Story story, PersonActed order) {
    return story.plan().waves().stream()
        .filter(wave -> order.stage().isEmpty() || order.stage().equals(wave.stage()))
        .filter(
            wave ->
                story
                    .moves(order.execution(), wave.stage(), Plan.ENTRY)
                    .anyMatch(
                        moved ->
                            moved.state().equals("SUCCEEDED") && !moved.at().isAfter(order.at())))
        .reduce((earlier, later) -> later);
  }

  private static Optional<Breach> letOn(Story story, PersonActed order, Wave wave) {
    return decided(story, order, wave).or(() -> applied(story, order, wave));
  }

  /** Who began to apply a promotion after the order was taken has to hear it. */
  private static Optional<Breach> applied(Story story, PersonActed order, Wave wave) {
    return story.effects().promoting().stream()
        .filter(effect -> effect.execution().equals(order.execution()))
        .filter(effect -> effect.stage().equals(wave.stage()))
        .filter(effect -> effect.action().equals(Plan.PROMOTION))
        .filter(effect -> story.began(effect.call().invocation()).isAfter(order.at()))
        .filter(effect -> !S1Evidence.isByPerson(story, effect, wave, "promotion"))
        .findFirst()
        .map(
            effect ->
                new Breach(
                    "S8",
                    effect.at(),
                    "promotion gate of %s let the release go on after a person's order to roll back"
                        .formatted(wave.name())));
  }

  private static Optional<Breach> decided(Story story, PersonActed order, Wave wave) {
    int ordered = story.trace().all().indexOf(order);
    return story.gates().decisions().stream()
        .filter(line -> line.isOf(order.execution(), wave.name()))
        .filter(line -> line.gate().equals("promotion") && line.letsGoOn())
        .filter(line -> line.index() > ordered)
        .findFirst()
        .map(
            line ->
                new Breach(
                    "S8",
                    line.at(),
                    "promotion gate of %s came to %s after a person's order to roll back"
                        .formatted(wave.name(), line.verdict())));
  }

  private static Optional<Breach> unanswered(Story story, PersonActed order, Wave wave) {
    boolean answered =
        story.isRolledBack(order.execution(), wave.stage(), story.end())
            || story.pages().anyMatch(page -> !page.isBefore(order.at()));
    return answered
        ? Optional.empty()
        : possible(story, order.execution(), wave.stage(), order.at())
            .flatMap(from -> story.calm().due(from, FIVE.plus(A_LOOK)))
            .filter(due -> due.isBefore(story.end()))
            .map(
                due ->
                    new Breach(
                        "S8",
                        due,
                        "a person's order at %s to roll %s back led to nothing"
                            .formatted(order.at(), wave.name())));
  }

  /**
   * Since when it can be done: at once, or as the deployment has ended that is under way; never,
   * where that was stopped, since no gate opens then.
   */
  static Optional<Instant> possible(Story story, String execution, String stage, Instant at) {
    List<ActionMoved> deploys = story.moves(execution, stage, Plan.DEPLOY).toList();
    return story
        .moves(execution, stage, Plan.PROMOTION)
        .findFirst()
        .or(() -> failed(deploys))
        .map(ActionMoved::at)
        .map(ended -> ended.isAfter(at) ? ended : at);
  }

  private static Optional<ActionMoved> failed(List<ActionMoved> deploys) {
    return deploys.stream().filter(moved -> moved.state().equals("FAILED")).findFirst();
  }
}
