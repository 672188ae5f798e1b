package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Gates.Stand;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S8 of orders that end a gate: a reject or an abort that was taken is heard within minutes, also
 * where the gate sleeps until a window opens and its wake-up was lost.
 */
final class S8Heard implements Rule {
  private static final List<String> ENDING = List.of("REJECT_ASKED", "ABORT_ASKED");

  /** Reconcile comes round, and a look. */
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(390);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    story
        .people(person -> ENDING.contains(person.act()))
        .forEach(
            order ->
                undecided(story, order)
                    .flatMap(stand -> unheard(story, order, stand))
                    .ifPresent(breaches::add));
    return breaches;
  }

  /** The gate of the wave that was open when the order was taken. */
  private static Optional<Stand> undecided(Story story, PersonActed order) {
    String wave = story.plan().ofStage(order.stage()).name();
    int taken = story.trace().all().indexOf(order);
    return story
        .gates()
        .lastStand(
            taken,
            stand -> stand.execution().equals(order.execution()) && stand.wave().equals(wave))
        .filter(stand -> !isOver(stand));
  }

  private static Optional<Breach> unheard(Story story, PersonActed order, Stand open) {
    Optional<Instant> over =
        story.gates().stands().stream()
            .filter(stand -> stand.isOf(open.execution(), open.wave(), open.gate()))
            .filter(stand -> stand.attempt().equals(open.attempt()) && isOver(stand))
            .map(Stand::at)
            .filter(at -> !at.isBefore(order.at()))
            .findFirst();
    return story
        .calm()
        .due(order.at(), HEARD_WITHIN)
        .filter(due -> due.isBefore(story.end()))
        .filter(due -> over.filter(at -> !at.isAfter(due)).isEmpty())
        .map(due -> new Breach("S8", due, said(order, open)));
  }

  private static boolean isOver(Stand stand) {
    return stand.isTerminal() || !stand.verdict().isEmpty();
  }

  private static String said(PersonActed order, Stand open) {
    return "a person's %s at %s was not heard by the %s gate of %s"
        .formatted(order.act(), order.at(), open.gate(), open.wave());
  }
}
