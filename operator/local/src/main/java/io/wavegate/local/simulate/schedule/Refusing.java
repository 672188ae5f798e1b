package io.wavegate.local.simulate.schedule;

import io.wavegate.core.people.Act;
import io.wavegate.local.simulate.schedule.Element.AlarmFires;
import io.wavegate.local.simulate.schedule.Element.PersonActs;
import io.wavegate.local.simulate.schedule.Element.PersonAsks;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray.Fate;
import io.wavegate.local.simulate.schedule.Plan.Carrier;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws a person who refuses a release, or an alarm that does, and a stage that is retried all the
 * same: at once or later, with a word that reopens its gate or without, and often with no event
 * that tells of the refusal.
 */
final class Refusing {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int OF_A_HUNDRED = 8;

  private final Draw draw;
  private final Plan plan;

  Refusing(Draw draw, Plan plan) {
    this.draw = draw;
    this.plan = plan;
  }

  /** Mostly nothing; else adds to what the world does, and to what goes wrong. */
  void draw(List<Element> course, List<Fault> faults) {
    if (!draw.percent(OF_A_HUNDRED)) {
      return;
    }
    int index = draw.between(0, plan.waves().size() - 1);
    Wave wave = plan.waves().get(index);
    Element refuses =
        wave.entry() == Carrier.APPROVAL && draw.percent(40)
            ? atTheEntry(course, index)
            : atThePromotion(index);
    course.add(refuses);
    afterwards(course, refuses.when(), index);
    if (draw.percent(60)) {
      faults.add(unheard(refuses.when()));
    }
  }

  /** In the console where an approval waits there, else by Wavegate's own command; or an alarm. */
  private Element atThePromotion(int index) {
    Wave wave = plan.waves().get(index);
    When when = new When(index, Moment.GATE, draw.between(SECOND, wave.bake()));
    if (draw.percent(15)) {
      return new AlarmFires(when, draw.one(Plan.CHILDREN), Optional.of(MINUTE));
    }
    return wave.promotion() == Carrier.APPROVAL
        ? new PersonActs(when, PersonActs.Act.REJECT, index)
        : new PersonAsks(when, Act.REJECT, index);
  }

  /** The service is held meanwhile, so that the entry gate waits. */
  private Element atTheEntry(List<Element> course, int index) {
    When held = index == 0 ? When.start(Duration.ZERO) : new When(index - 1, Moment.GATE, SECOND);
    course.add(new PersonAsks(held, Act.HOLD, index));
    When when = new When(index, Moment.ENTRY, draw.between(SECOND, MINUTE.multipliedBy(6)));
    course.add(new PersonAsks(later(when, MINUTE.multipliedBy(3)), Act.LIFT, index));
    return new PersonActs(when, PersonActs.Act.REJECT_ENTRY, index);
  }

  private void afterwards(List<Element> course, When refused, int index) {
    List<Element> more = new ArrayList<>();
    When last = refused;
    if (draw.percent(80)) {
      last = later(last, MINUTE.multipliedBy(7));
      more.add(new PersonActs(last, PersonActs.Act.RETRY, index));
    }
    if (draw.percent(45)) {
      last = later(last, MINUTE.multipliedBy(7));
      more.add(new PersonAsks(last, Act.REOPEN, index));
      last = later(last, MINUTE.multipliedBy(2));
      more.add(new PersonActs(last, PersonActs.Act.RETRY, index));
    }
    course.addAll(more);
  }

  private When later(When first, Duration most) {
    Duration after = first.after().plus(draw.between(SECOND.multipliedBy(2), most));
    return new When(first.wave(), first.moment(), after);
  }

  private Fault unheard(When refused) {
    Duration before = refused.after().minus(SECOND);
    return new EventsAstray(
        new When(refused.wave(), refused.moment(), before),
        Optional.of(draw.between(MINUTE, MINUTE.multipliedBy(6))),
        "",
        Fate.LOST,
        Duration.ZERO);
  }
}
