package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Element.AlarmBlind;
import io.wavegate.local.simulate.schedule.Element.AlarmDeleted;
import io.wavegate.local.simulate.schedule.Element.AlarmEdited;
import io.wavegate.local.simulate.schedule.Element.AlarmFires;
import io.wavegate.local.simulate.schedule.Element.AlarmForced;
import io.wavegate.local.simulate.schedule.Element.AlarmPartial;
import io.wavegate.local.simulate.schedule.Element.DeployFails;
import io.wavegate.local.simulate.schedule.Element.MachineStopped;
import io.wavegate.local.simulate.schedule.Element.NewRelease;
import io.wavegate.local.simulate.schedule.Element.PersonActs;
import io.wavegate.local.simulate.schedule.Element.PersonActs.Act;
import io.wavegate.local.simulate.schedule.Element.SiteSays;
import io.wavegate.local.simulate.schedule.Element.TestSays;
import io.wavegate.local.simulate.schedule.Element.TestSays.Saying;
import io.wavegate.local.simulate.schedule.Element.Traffic;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what the world does, with a liking for the moments in which it matters. */
final class Courses {
  private static final Duration NEAR = Duration.ofSeconds(100);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Draw draw;
  private final Plan plan;

  Courses(Draw draw, Plan plan) {
    this.draw = draw;
    this.plan = plan;
  }

  List<Element> draw() {
    int kind = draw.between(0, 114);
    if (kind > 99) {
      return new Tangles(draw, plan).draw();
    }
    if (kind < 34) {
      return List.of(new AlarmFires(moment(), anyMetricAlarm(), spell()));
    }
    if (kind < 51) {
      return List.of(blindness());
    }
    if (kind < 57) {
      return tampering();
    }
    if (kind < 62) {
      return List.of(traffic());
    }
    if (kind < 69) {
      return List.of(test());
    }
    if (kind < 74) {
      return List.of(new DeployFails(When.start(Duration.ZERO), wave(), draw.percent(25)));
    }
    if (kind < 85) {
      return person();
    }
    return List.of(
        kind < 97
            ? new NewRelease(moment())
            : new MachineStopped(moment(), draw.one("wave-gate", "rollback")));
  }

  int wave() {
    return draw.percent(65) ? 0 : draw.between(0, plan.waves().size() - 1);
  }

  /** Any moment, often one around which much is decided. */
  When moment() {
    int wave = wave();
    Wave policy = plan.waves().get(wave);
    Duration bake = policy.bake();
    return switch (draw.between(0, 9)) {
      case 0 -> When.start(draw.between(Duration.ZERO, MINUTE));
      case 1 -> new When(wave, Moment.ENTRY, draw.between(Duration.ZERO, Duration.ofSeconds(30)));
      case 2, 3 -> new When(wave, Moment.DEPLOYMENT, draw.between(Duration.ZERO, plan.deploy()));
      case 4, 5 -> new When(wave, Moment.GATE, draw.between(Duration.ZERO, bake));
      case 6, 7 -> new When(wave, Moment.GATE, lookTime(policy));
      case 8 -> new When(wave, Moment.GATE, draw.between(Duration.ZERO, Duration.ofSeconds(20)));
      default -> new When(wave, Moment.PASSED, draw.between(Duration.ZERO, MINUTE.multipliedBy(3)));
    };
  }

  /** Around the end of the bake, the settle time and the last reading. */
  private Duration lookTime(Wave policy) {
    return draw.between(
        policy.bake().minus(NEAR), policy.bake().plus(policy.settle()).plusSeconds(20));
  }

  private String anyMetricAlarm() {
    return draw.percent(75) ? draw.one(Plan.CHILDREN) : Plan.ALSO;
  }

  /** Seconds, minutes, or to the end. */
  private Optional<Duration> spell() {
    return switch (draw.between(0, 4)) {
      case 0 -> Optional.of(draw.between(Duration.ofSeconds(1), Duration.ofSeconds(50)));
      case 1, 2 -> Optional.of(draw.between(MINUTE, MINUTE.multipliedBy(6)));
      default -> Optional.empty();
    };
  }

  private Element blindness() {
    String alarm = draw.percent(55) ? draw.one(Plan.CHILDREN) : Plan.ALSO;
    return draw.percent(70)
        ? new AlarmBlind(moment(), alarm, spell())
        : new AlarmPartial(
            moment(),
            alarm,
            draw.one("PARTIAL_DATA", "EVALUATION_ERROR", "EVALUATION_FAILURE"),
            spell());
  }

  private List<Element> tampering() {
    String alarm = draw.one(Plan.AGGREGATE, Plan.ALSO);
    return switch (draw.between(0, 3)) {
      case 0, 1 -> List.of(new AlarmEdited(moment(), alarm));
      case 2 -> List.of(new AlarmDeleted(moment(), alarm));
      default -> {
        When fires = moment();
        When forced =
            new When(fires.wave(), fires.moment(), fires.after().plus(draw.between(MINUTE, NEAR)));
        yield List.of(
            new AlarmFires(fires, draw.one(Plan.CHILDREN), Optional.empty()),
            new AlarmForced(forced, Plan.AGGREGATE));
      }
    };
  }

  private Element traffic() {
    double perMinute = draw.one(0.0, 0.0, 3.0, 8.0);
    return new Traffic(
        draw.percent(60) ? When.start(Duration.ZERO) : moment(),
        perMinute,
        draw.percent(30)
            ? Optional.of(draw.between(MINUTE, MINUTE.multipliedBy(15)))
            : Optional.empty());
  }

  private Element test() {
    When from = draw.percent(70) ? When.start(Duration.ZERO) : moment();
    if (draw.percent(25)) {
      return new SiteSays(
          from, draw.one(500, 503, 404, 200), draw.one(MINUTE, Duration.ofSeconds(1)));
    }
    return new TestSays(
        from,
        draw.one("checkout-smoke", "checkout-smoke", "checkout-extra"),
        draw.one(Saying.values()),
        draw.between(Duration.ofSeconds(1), Duration.ofMinutes(5)));
  }

  private List<Element> person() {
    List<Element> acts = new ArrayList<>();
    When moment = moment();
    Act act =
        draw.one(
            Act.APPROVE,
            Act.APPROVE,
            Act.REJECT,
            Act.REJECT,
            Act.APPROVE_ENTRY,
            Act.REJECT_ENTRY,
            Act.STOP,
            Act.ABANDON,
            Act.CLOSE,
            Act.RETRY,
            Act.RETRY,
            Act.ROLL_BACK);
    if (act == Act.RETRY || act == Act.ROLL_BACK) {
      acts.addAll(afterFailure(moment, act));
    } else {
      acts.add(new PersonActs(moment, act, moment.wave()));
    }
    if (act == Act.CLOSE && draw.percent(70)) {
      acts.add(
          new PersonActs(
              new When(moment.wave(), moment.moment(), moment.after().plus(MINUTE.multipliedBy(4))),
              Act.OPEN,
              moment.wave()));
    }
    return acts;
  }

  /** Something has to fail first. */
  private List<Element> afterFailure(When moment, Act act) {
    int wave = moment.wave();
    Duration later = draw.between(Duration.ofSeconds(1), Duration.ofMinutes(8));
    Element failure =
        draw.percent(50)
            ? new AlarmFires(moment, anyMetricAlarm(), Optional.of(MINUTE))
            : new AlarmBlind(moment, Plan.ALSO, Optional.of(MINUTE));
    return List.of(failure, new PersonActs(new When(wave, Moment.FAILED, later), act, wave));
  }
}
