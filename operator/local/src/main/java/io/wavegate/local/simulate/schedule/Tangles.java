package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Element.AlarmFires;
import io.wavegate.local.simulate.schedule.Element.MachineStopped;
import io.wavegate.local.simulate.schedule.Element.NewRelease;
import io.wavegate.local.simulate.schedule.Element.PersonActs;
import io.wavegate.local.simulate.schedule.Element.PersonActs.Act;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Draws what only comes of several things together: a mistake that shows between two waves, or with
 * two releases in one place, would hardly ever be met by drawing each of them alone.
 */
final class Tangles {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Draw draw;
  private final Plan plan;

  Tangles(Draw draw, Plan plan) {
    this.draw = draw;
    this.plan = plan;
  }

  List<Element> draw() {
    return switch (draw.between(0, 6)) {
      case 0 -> alarmBetweenTwoWaves();
      case 1, 2 -> anotherReleaseComesUp();
      case 3 -> alarmAfterApproval();
      case 4 -> entryIsAnswered();
      case 5 -> stoppedAsItIsJudged();
      default -> atTheMomentOfJudgement();
    };
  }

  /** The next wave is closed for a while, and meanwhile an alarm fires and recovers. */
  private List<Element> alarmBetweenTwoWaves() {
    int wave = draw.between(0, plan.waves().size() - 2);
    Duration fires = draw.between(SECOND.multipliedBy(5), MINUTE.multipliedBy(3));
    Duration lasts = draw.between(SECOND.multipliedBy(5), MINUTE.multipliedBy(2));
    Duration opens = fires.plus(lasts).plus(draw.between(MINUTE, MINUTE.multipliedBy(4)));
    return List.of(
        new PersonActs(new When(wave, Moment.GATE, Duration.ZERO), Act.CLOSE, wave + 1),
        new AlarmFires(
            new When(wave, Moment.PASSED, fires), draw.one(Plan.CHILDREN), Optional.of(lasts)),
        new PersonActs(new When(wave, Moment.PASSED, opens), Act.OPEN, wave + 1));
  }

  /** A person takes a release out of its stage, in front of which another waits. */
  private List<Element> anotherReleaseComesUp() {
    int wave = draw.percent(80) ? 0 : draw.between(0, plan.waves().size() - 1);
    Duration away = draw.between(SECOND.multipliedBy(5), MINUTE.multipliedBy(3));
    return List.of(
        new NewRelease(new When(wave, Moment.DEPLOYMENT, draw.between(SECOND, MINUTE))),
        new PersonActs(
            new When(wave, Moment.GATE, away),
            draw.one(Act.REJECT, Act.REJECT, Act.ABANDON),
            wave));
  }

  private List<Element> alarmAfterApproval() {
    int wave = draw.between(0, plan.waves().size() - 1);
    Duration approves = draw.between(SECOND, plan.waves().get(wave).bake());
    Duration fires = approves.plus(draw.between(MINUTE, MINUTE.multipliedBy(5)));
    return List.of(
        new PersonActs(new When(wave, Moment.GATE, approves), Act.APPROVE, wave),
        new AlarmFires(
            new When(wave, Moment.GATE, fires),
            draw.one(Plan.CHILDREN),
            Optional.of(MINUTE.multipliedBy(3))));
  }

  /** A person answers the entry gate of a later wave while it looks at the earlier ones. */
  private List<Element> entryIsAnswered() {
    int wave = draw.between(1, plan.waves().size() - 1);
    Duration later = draw.between(SECOND, SECOND.multipliedBy(6));
    return List.of(
        new PersonActs(
            new When(wave, Moment.ENTRY, later),
            draw.one(Act.APPROVE_ENTRY, Act.REJECT_ENTRY),
            wave));
  }

  /** Somebody stops the state machine as the wave is judged. */
  private List<Element> stoppedAsItIsJudged() {
    int index = draw.between(0, plan.waves().size() - 1);
    Duration stopped = judged(index).plus(draw.between(SECOND, SECOND.multipliedBy(12)));
    return List.of(new MachineStopped(new When(index, Moment.GATE, stopped), "wave-gate"));
  }

  /** When a wave is judged, from the moment in which its promotion gate is asked. */
  private Duration judged(int index) {
    Wave wave = plan.waves().get(index);
    return wave.bake().plus(wave.settle());
  }

  /** Somebody or something acts in the very second in which the wave is judged. */
  private List<Element> atTheMomentOfJudgement() {
    int index = draw.between(0, plan.waves().size() - 1);
    Duration over = judged(index).plusSeconds(draw.between(-1, 2));
    When then = new When(index, Moment.GATE, over);
    return List.of(
        switch (draw.between(0, 3)) {
          case 0 -> new PersonActs(then, Act.REJECT, index);
          case 1 -> new PersonActs(then, Act.APPROVE, index);
          case 2 -> new PersonActs(then, Act.ABANDON, index);
          default -> new AlarmFires(then, draw.one(Plan.CHILDREN), Optional.of(MINUTE));
        });
  }
}
