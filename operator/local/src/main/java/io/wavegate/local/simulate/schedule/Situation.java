package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Element.PersonActs.Act;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a course leads to, so that the faults which matter there are drawn more often. */
enum Situation {
  /** There is reason to roll back. */
  ROLLS_BACK,
  /** Another release takes the place of this one. */
  RELEASES_MEET;

  static Set<Situation> of(List<Element> course) {
    Set<Situation> all = EnumSet.noneOf(Situation.class);
    if (course.stream()
        .anyMatch(e -> e instanceof Element.AlarmFires || e instanceof Element.DeployFails)) {
      all.add(ROLLS_BACK);
    }
    boolean another = course.stream().anyMatch(Element.NewRelease.class::isInstance);
    if (another && course.stream().anyMatch(Situation::isTakenOut)) {
      all.add(RELEASES_MEET);
    }
    return all;
  }

  /** When a person decides about a gate, perhaps as it is judged. */
  static Optional<When> decision(List<Element> course) {
    return course.stream()
        .filter(Element.PersonActs.class::isInstance)
        .map(Element.PersonActs.class::cast)
        .filter(Situation::isDecision)
        .map(Element.PersonActs::when)
        .findFirst();
  }

  /** When the wave is judged whose state machine is stopped just after. */
  static Optional<When> judgement(List<Element> course, Plan plan) {
    return course.stream()
        .filter(Element.MachineStopped.class::isInstance)
        .map(Element::when)
        .filter(when -> when.moment() == Moment.GATE)
        .filter(when -> when.after().compareTo(judged(plan, when).after()) > 0)
        .map(when -> judged(plan, when))
        .findFirst();
  }

  private static When judged(Plan plan, When when) {
    Plan.Wave wave = plan.waves().get(when.wave());
    return new When(when.wave(), Moment.GATE, wave.bake().plus(wave.settle()));
  }

  private static boolean isDecision(Element.PersonActs acts) {
    return switch (acts.act()) {
      case APPROVE, REJECT, ABANDON -> acts.when().moment() == Moment.GATE;
      case APPROVE_ENTRY, REJECT_ENTRY -> acts.when().moment() == Moment.ENTRY;
      case RETRY, RETRY_ALL, STOP, CLOSE, OPEN, ROLL_BACK -> false;
    };
  }

  private static boolean isTakenOut(Element element) {
    return element instanceof Element.PersonActs acts
        && (acts.act() == Act.REJECT || acts.act() == Act.ABANDON);
  }
}
