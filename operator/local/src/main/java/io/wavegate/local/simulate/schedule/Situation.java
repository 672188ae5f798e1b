package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Element.PersonActs.Act;
import java.util.EnumSet;
import java.util.List;
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

  private static boolean isTakenOut(Element element) {
    return element instanceof Element.PersonActs acts
        && (acts.act() == Act.REJECT || acts.act() == Act.ABANDON);
  }
}
