package io.wavegate.local.simulate.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * All that decides a simulated run.
 *
 * @param seed decides the order of what happens at the same time, and drew the rest
 * @param plan policy and pipeline
 * @param course what the world does
 * @param faults what goes wrong beside it
 */
public record Schedule(long seed, Plan plan, List<Element> course, List<Fault> faults) {
  /** Copies the lists. */
  public Schedule {
    course = List.copyOf(course);
    faults = List.copyOf(faults);
  }

  /** Whether the world does nothing that could keep the release from being promoted. */
  public boolean isHealthy() {
    return course.isEmpty();
  }

  /** Every schedule that does one thing less. */
  public List<Schedule> smaller() {
    List<Schedule> smaller = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      smaller.add(new Schedule(seed, plan, course, without(faults, i)));
    }
    for (int i = 0; i < course.size(); i++) {
      smaller.add(new Schedule(seed, plan, without(course, i), faults));
    }
    return smaller;
  }

  private static <T> List<T> without(List<T> all, int index) {
    List<T> fewer = new ArrayList<>(all);
    fewer.remove(index);
    return fewer;
  }

  /** The course, one line for each element. */
  public List<String> courseSaid() {
    return course.stream().map(Element::said).toList();
  }

  /** The faults, one line for each. */
  public List<String> faultsSaid() {
    return faults.stream().map(Fault::said).toList();
  }
}
