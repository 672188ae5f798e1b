package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Plan.Carrier;
import io.wavegate.local.simulate.schedule.Plan.Test;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws schedules from seeds. */
public final class Schedules {
  private static final int MOST_FAULTS = 4;

  /** Any number that makes another seed of a seed. */
  private static final long TAKING_BACK = 0x7A6B_0000_0000L;

  /** Another one; the seeds that planted bugs were recorded with before draw no lever with it. */
  private static final long OTHER_LEVERS = 0x7C00_0000_0000L;

  /** And one more; the seeds of planted bugs stay what they were, but for a few. */
  private static final long REFUSING = 0x7E00_0000_0000L;

  /** One more. */
  private static final long RETRYING = 0x7F00_0000_0000L;

  private Schedules() {}

  /** The schedule of a seed; always the same. */
  public static Schedule of(long seed) {
    Draw draw = new Draw(seed);
    Plan plan = plan(draw);
    List<Element> course = new ArrayList<>();
    if (!draw.percent(35)) {
      Courses courses = new Courses(draw, plan);
      int elements = draw.one(1, 1, 1, 2, 2, 3);
      for (int i = 0; i < elements; i++) {
        course.addAll(courses.draw());
      }
    }
    // Drawn by itself, so that what else a seed draws stays what it was.
    course.addAll(new Asking(new Draw(~seed), plan).draw());
    Troubles troubles = new Troubles(draw, plan, course);
    int count = draw.one(0, 1, 1, 1, 2, 2, 3, MOST_FAULTS);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      faults.add(troubles.draw());
    }
    // So is this, and after all else, so that it does not decide what goes wrong beside it.
    new TakingBack(new Draw(seed ^ TAKING_BACK), plan).draw(course, faults);
    new Refusing(new Draw(seed ^ REFUSING), plan).draw(course, faults);
    new Retrying(new Draw(seed ^ RETRYING), plan).draw(course);
    Plan levered = new OtherLevers(new Draw(seed ^ OTHER_LEVERS)).draw(plan);
    return new Schedule(seed, levered, course, faults);
  }

  /** The kinds of events that the application's rules match; the empty one stands for all. */
  public static List<String> eventKinds() {
    return Troubles.EVENTS;
  }

  /** The plan with which a story is told: two waves, both carriers, nothing out of the ordinary. */
  public static Plan plainPlan() {
    return new Plan(
        List.of(
            wave(0, Carrier.INVOKE, Carrier.APPROVAL, Rules.PLAIN),
            wave(1, Carrier.APPROVAL, Carrier.INVOKE, Rules.PLAIN)),
        "SUPERSEDED",
        Duration.ofMinutes(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        false);
  }

  private static Plan plan(Draw draw) {
    int count = draw.percent(88) ? 2 : 3;
    Rules rules =
        new Rules(
            draw.percent(80) ? Duration.ZERO : Duration.ofMinutes(2),
            draw.percent(75) ? "wave" : "release",
            draw.percent(80) ? "roll-back" : "halt");
    List<Wave> waves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waves.add(wave(i, draw.one(Carrier.values()), draw.one(Carrier.values()), rules));
    }
    return new Plan(
        waves,
        draw.percent(80) ? "SUPERSEDED" : "QUEUED",
        Duration.ofMinutes(draw.between(0, 12)),
        Duration.ofMinutes(1),
        Duration.ofMinutes(draw.between(1, 3)),
        draw.percent(5));
  }

  private record Rules(Duration tolerance, String scope, String onDeployFailure) {
    static final Rules PLAIN = new Rules(Duration.ZERO, "wave", "roll-back");
  }

  private static Wave wave(int index, Carrier entry, Carrier promotion, Rules rules) {
    boolean first = index == 0;
    Test smoke = new Test("smoke", "checkout-smoke", Duration.ofMinutes(4), true);
    Test health = new Test("health", "", Duration.ofMinutes(1), true);
    Test extra = new Test("extra", "checkout-extra", Duration.ofMinutes(2), false);
    return new Wave(
        first ? "one-box" : "wave-" + index,
        first ? "Prod-OneBox" : "Prod-Wave-" + index,
        entry,
        promotion,
        Duration.ofMinutes(first ? 8 : 10),
        Duration.ofMinutes(25),
        Duration.ofMinutes(2),
        rules.tolerance(),
        first ? List.of(Plan.AGGREGATE, Plan.ALSO) : List.of(Plan.AGGREGATE),
        100,
        first ? List.of(smoke, health) : List.of(smoke, extra),
        rules.scope(),
        rules.onDeployFailure(),
        Levers.PLAIN);
  }
}
