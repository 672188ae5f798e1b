package io.wavegate.local.simulate.schedule;

import io.wavegate.core.people.Act;
import io.wavegate.local.simulate.schedule.Element.AlarmBlind;
import io.wavegate.local.simulate.schedule.Element.AlarmFires;
import io.wavegate.local.simulate.schedule.Element.MachineStopped;
import io.wavegate.local.simulate.schedule.Element.NewRelease;
import io.wavegate.local.simulate.schedule.Element.PersonActs;
import io.wavegate.local.simulate.schedule.Element.PersonAsks;
import io.wavegate.local.simulate.schedule.Element.PersonTakesBack;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Draws what takes a release back that its gate does not take back by itself: a person who asks for
 * it, while it bakes, is deployed, was promoted, was halted or is rolled back already, and an alarm
 * that fires after a promotion. Often with a fault just where such a rollback begins.
 */
final class TakingBack {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration NEAR = Duration.ofSeconds(8);
  private static final int OF_A_HUNDRED = 16;

  private final Draw draw;
  private final Plan plan;

  TakingBack(Draw draw, Plan plan) {
    this.draw = draw;
    this.plan = plan;
  }

  /** Mostly nothing; else adds to what the world does, and to what goes wrong. */
  void draw(List<Element> course, List<Fault> faults) {
    if (!draw.percent(OF_A_HUNDRED)) {
      return;
    }
    List<Element> more = elements();
    course.addAll(more);
    When last = more.getLast().when();
    if (isJudged(last) && draw.percent(70)) {
      faults.add(stalledAt(last));
    } else if (draw.percent(45)) {
      faults.add(fault(last));
    }
  }

  /** Whether the wave is judged around that moment. */
  private boolean isJudged(When when) {
    Duration late = when.after().minus(over(when.wave()));
    return when.moment() == Moment.GATE && late.abs().compareTo(NEAR) <= 0;
  }

  private List<Element> elements() {
    int wave = draw.between(0, plan.waves().size() - 1);
    return switch (draw.between(0, 11)) {
      case 0, 1 -> alarmBetweenTwoWaves();
      case 2, 3 -> List.of(alarmAfter(plan.waves().size() - 1));
      case 4 -> List.of(asked(new When(wave, Moment.PASSED, minutes(8)), wave));
      case 5 -> List.of(asked(during(wave), wave));
      case 6 -> List.of(asked(judged(wave), wave));
      case 7 -> List.of(asked(deploying(wave), wave));
      case 8 -> halted(wave);
      case 9 -> asANewerOneComes();
      default -> whileItIsRolledBack(wave);
    };
  }

  /** From the wave that it is about, from another, or from all. */
  private Element asked(When when, int wave) {
    int another = draw.between(0, plan.waves().size() - 1);
    return new PersonTakesBack(
        when, draw.percent(50) ? Optional.empty() : Optional.of(draw.percent(80) ? wave : another));
  }

  private Duration minutes(int most) {
    return draw.between(SECOND, MINUTE.multipliedBy(most));
  }

  private When during(int wave) {
    return new When(wave, Moment.GATE, draw.between(SECOND, over(wave)));
  }

  private When judged(int wave) {
    return new When(wave, Moment.GATE, over(wave).plusSeconds(draw.between(-2, 8)));
  }

  private When deploying(int wave) {
    return new When(wave, Moment.DEPLOYMENT, draw.between(Duration.ZERO, plan.deploy()));
  }

  /** When a wave is judged, from the moment in which its promotion gate is asked. */
  private Duration over(int index) {
    Wave wave = plan.waves().get(index);
    return wave.bake().plus(wave.settle());
  }

  /** The next wave is closed, so that there is a time between the two. */
  private List<Element> alarmBetweenTwoWaves() {
    int wave = draw.between(0, plan.waves().size() - 2);
    Duration opens = MINUTE.multipliedBy(draw.between(6, 12));
    return List.of(
        new PersonActs(new When(wave, Moment.GATE, Duration.ZERO), PersonActs.Act.CLOSE, wave + 1),
        new PersonActs(new When(wave, Moment.PASSED, opens), PersonActs.Act.OPEN, wave + 1),
        alarmAfter(wave));
  }

  private Element alarmAfter(int wave) {
    Optional<Duration> lasts =
        draw.percent(75)
            ? Optional.of(draw.between(SECOND.multipliedBy(20), MINUTE.multipliedBy(5)))
            : Optional.empty();
    return new AlarmFires(
        new When(wave, Moment.PASSED, minutes(4)), draw.one(Plan.CHILDREN), lasts);
  }

  private List<Element> halted(int wave) {
    Element halts =
        draw.percent(50)
            ? new PersonAsks(during(wave), Act.REJECT, wave)
            : new AlarmBlind(during(wave), Plan.CHILDREN.getFirst(), Optional.of(MINUTE));
    return List.of(halts, asked(new When(wave, Moment.FAILED, minutes(6)), wave));
  }

  /** A newer release is under way in the stage that is to go back. */
  private List<Element> asANewerOneComes() {
    int last = plan.waves().size() - 1;
    When passed = new When(0, Moment.PASSED, minutes(3));
    return List.of(
        new NewRelease(When.start(draw.between(SECOND, MINUTE.multipliedBy(12)))),
        draw.percent(50) ? alarmAfter(draw.between(0, last)) : asked(passed, 0));
  }

  /** The first rollback has a reason of its own. */
  private List<Element> whileItIsRolledBack(int wave) {
    AlarmFires fires =
        new AlarmFires(during(wave), draw.one(Plan.CHILDREN), Optional.of(minutes(6)));
    Element again = asked(new When(wave, Moment.FAILED, minutes(5)), wave);
    When first = new When(wave, Moment.PASSED, minutes(2));
    return switch (draw.between(0, 2)) {
      case 0 -> List.of(fires, again);
      case 1 -> List.of(asked(first, wave), asked(later(first, minutes(4)), wave));
      default ->
          List.of(
              new PersonTakesBack(first, Optional.empty()),
              new MachineStopped(later(first, minutes(2)), "rollback"));
    };
  }

  private static When later(When first, Duration by) {
    return new When(first.wave(), first.moment(), first.after().plus(by));
  }

  /** Who judges has read what there was, and writes after the person was answered. */
  private Fault stalledAt(When asked) {
    When from =
        new When(asked.wave(), Moment.GATE, over(asked.wave()).minus(SECOND.multipliedBy(5)));
    boolean judges = draw.percent(65);
    return new Fault.Stall(
        from,
        judges ? "judge" : "settle",
        Duration.ZERO,
        judges ? draw.between(12, 24) : draw.between(5, 16),
        draw.between(SECOND.multipliedBy(9), SECOND.multipliedBy(40)));
  }

  /** What goes wrong as such a rollback is asked for, begun, or under way. */
  private Fault fault(When around) {
    return switch (draw.between(0, 7)) {
      case 0, 1 ->
          new Fault.ServiceFails(
              around,
              Optional.of(minutes(2)),
              "states",
              Optional.of("StartExecution"),
              draw.one(Answers.LOST, Answers.ERROR, Answers.NOTHING, Answers.THROTTLED));
      case 2 -> new Fault.Crash("operate", 1, draw.between(1, 20), draw.percent(50));
      case 3, 4 ->
          new Fault.CallFails(
              "codepipeline", "RollbackStage", draw.one(Answers.values()), 1, draw.one(1, 1, 2));
      case 5 ->
          new Fault.ServiceFails(
              around,
              Optional.of(minutes(3)),
              draw.one("codepipeline", "monitoring", "sns"),
              Optional.empty(),
              draw.one(Answers.values()));
      default ->
          new Fault.Crash(
              "rollback-step", draw.between(1, 10), draw.between(1, 14), draw.percent(50));
    };
  }
}
