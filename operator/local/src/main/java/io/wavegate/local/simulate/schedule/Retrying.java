package io.wavegate.local.simulate.schedule;

import io.wavegate.core.people.Act;
import io.wavegate.local.simulate.schedule.Element.DeployFails;
import io.wavegate.local.simulate.schedule.Element.PersonActs;
import io.wavegate.local.simulate.schedule.Element.PersonAsks;
import io.wavegate.local.simulate.schedule.Element.PersonTakesBack;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws stages that are retried by a person, also as a whole, so that they are deployed again:
 * after a deployment that failed, an action that somebody abandoned, a gate that was opened again,
 * and while the release is taken back.
 */
final class Retrying {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int OF_A_HUNDRED = 12;

  private final Draw draw;
  private final Plan plan;

  Retrying(Draw draw, Plan plan) {
    this.draw = draw;
    this.plan = plan;
  }

  /** Mostly nothing; else adds to what people do. */
  void draw(List<Element> course) {
    if (draw.percent(OF_A_HUNDRED)) {
      course.addAll(elements(draw.between(0, plan.waves().size() - 1)));
    }
  }

  private List<Element> elements(int wave) {
    return switch (draw.between(0, 5)) {
      case 0 -> failed(wave);
      case 1 -> reopened(wave);
      default -> abandoned(wave);
    };
  }

  private List<Element> failed(int wave) {
    When fails = new When(wave, Moment.DEPLOYMENT, Duration.ZERO);
    return List.of(
        new DeployFails(fails, wave, false),
        retry(new When(wave, Moment.FAILED, draw.between(SECOND, MINUTE.multipliedBy(3))), wave));
  }

  private List<Element> reopened(int wave) {
    When rejected = during(wave);
    When opened = new When(wave, Moment.FAILED, draw.between(SECOND, MINUTE.multipliedBy(5)));
    List<Element> all =
        new ArrayList<>(
            List.of(
                new PersonAsks(rejected, Act.REJECT, wave),
                new PersonAsks(opened, Act.REOPEN, wave)));
    When last = opened;
    if (draw.percent(40)) {
      last = later(last);
      all.add(new PersonTakesBack(last, Optional.of(wave)));
    }
    all.add(retry(later(last), wave));
    return all;
  }

  private List<Element> abandoned(int wave) {
    When abandoned = during(wave);
    List<Element> all = new ArrayList<>();
    all.add(new PersonActs(abandoned, PersonActs.Act.ABANDON, wave));
    When last = abandoned;
    if (draw.percent(25)) {
      last = later(last);
      all.add(new PersonTakesBack(last, Optional.of(wave)));
    }
    all.add(retry(later(last), wave));
    if (draw.percent(15)) {
      all.add(new PersonTakesBack(later(last), Optional.of(wave)));
    }
    return all;
  }

  private Element retry(When when, int wave) {
    return new PersonActs(
        when, draw.percent(60) ? PersonActs.Act.RETRY_ALL : PersonActs.Act.RETRY, wave);
  }

  private When during(int index) {
    Wave wave = plan.waves().get(index);
    return new When(index, Moment.GATE, draw.between(SECOND, wave.bake().plus(wave.settle())));
  }

  private When later(When first) {
    Duration by = draw.between(SECOND.multipliedBy(5), MINUTE.multipliedBy(7));
    return new When(first.wave(), first.moment(), first.after().plus(by));
  }
}
