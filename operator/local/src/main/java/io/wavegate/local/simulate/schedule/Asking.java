package io.wavegate.local.simulate.schedule;

import io.wavegate.core.people.Act;
import io.wavegate.local.simulate.schedule.Element.AlarmFires;
import io.wavegate.local.simulate.schedule.Element.PersonAsks;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Draws what people ask of Wavegate, around the moments in which a gate looks. */
final class Asking {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int OF_A_HUNDRED = 12;

  private final Draw draw;
  private final Plan plan;

  Asking(Draw draw, Plan plan) {
    this.draw = draw;
    this.plan = plan;
  }

  /** Mostly nothing. */
  List<Element> draw() {
    if (!draw.percent(OF_A_HUNDRED)) {
      return List.of();
    }
    int wave = draw.percent(60) ? 0 : draw.between(0, plan.waves().size() - 1);
    return switch (draw.between(0, 9)) {
      case 0, 1 -> List.of(new PersonAsks(during(wave), Act.APPROVE, wave));
      case 2, 3 -> List.of(new PersonAsks(during(wave), Act.REJECT, wave));
      case 4 -> List.of(new PersonAsks(during(wave), Act.ABORT, wave));
      case 5 -> List.of(new PersonAsks(deploying(wave), Act.ABORT, wave));
      case 6 -> List.of(new PersonAsks(during(wave), Act.EXTEND, wave));
      case 7 -> approvedAsAnAlarmFires(wave);
      default -> held(wave);
    };
  }

  /** In the bake, at its end, or at the entry. */
  private When during(int index) {
    Wave wave = plan.waves().get(index);
    Duration judged = wave.bake().plus(wave.settle());
    return switch (draw.between(0, 3)) {
      case 0 -> new When(index, Moment.ENTRY, draw.between(Duration.ZERO, SECOND.multipliedBy(5)));
      case 1 -> new When(index, Moment.GATE, judged.plusSeconds(draw.between(-2, 4)));
      default -> new When(index, Moment.GATE, draw.between(SECOND, judged));
    };
  }

  private When deploying(int wave) {
    return new When(wave, Moment.DEPLOYMENT, draw.between(Duration.ZERO, plan.deploy()));
  }

  private List<Element> approvedAsAnAlarmFires(int wave) {
    Duration fires = draw.between(SECOND, plan.waves().get(wave).bake());
    Duration approves = fires.plus(draw.between(SECOND, MINUTE.multipliedBy(2)));
    return List.of(
        new AlarmFires(
            new When(wave, Moment.GATE, fires), draw.one(Plan.CHILDREN), Optional.empty()),
        new PersonAsks(new When(wave, Moment.GATE, approves), Act.APPROVE, wave));
  }

  /** Before a wave is entered, for some minutes. */
  private List<Element> held(int wave) {
    When from =
        wave == 0
            ? When.start(Duration.ZERO)
            : new When(wave - 1, Moment.GATE, draw.between(SECOND, MINUTE.multipliedBy(5)));
    Duration lasts = draw.between(MINUTE, MINUTE.multipliedBy(20));
    return List.of(
        new PersonAsks(from, Act.HOLD, wave),
        new PersonAsks(
            new When(from.wave(), from.moment(), from.after().plus(lasts)), Act.LIFT, wave));
  }
}
