package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.SiteAsked;
import io.wavegate.local.simulate.trace.Happened.TestAnswered;
import io.wavegate.local.simulate.trace.Happened.TestAsked;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tests really answered, and for whom they were asked. */
final class TestTruth {
  private static final int OK = 200;

  private final List<TestAsked> asked;
  private final List<SiteAsked> sites;
  private final Map<Integer, TestAnswered> answers = new LinkedHashMap<>();

  /** For whom, and when, a test must have been asked. */
  record Asked(String execution, String wave, Instant from, Instant to) {}

  TestTruth(Trace trace) {
    this.asked = trace.of(TestAsked.class).toList();
    this.sites = trace.of(SiteAsked.class).toList();
    trace.of(TestAnswered.class).forEach(answer -> answers.put(answer.number(), answer));
  }

  /** Whether a function answered "passed". */
  boolean passed(String function, Asked wanted) {
    return asked.stream()
        .filter(test -> isOf(test, function, wanted) && !test.at().isBefore(wanted.from()))
        .map(test -> answers.get(test.number()))
        .anyMatch(
            answer ->
                answer != null
                    && answer.answer().equals("passed")
                    && !answer.at().isAfter(wanted.to()));
  }

  /** Whether a function answered anything else, or had not answered in its time, before the end. */
  boolean failed(Plan.Test test, Asked wanted) {
    return asked.stream()
        .filter(each -> isOf(each, test.function(), wanted))
        .anyMatch(each -> failed(test, each, wanted.to()));
  }

  private boolean failed(Plan.Test test, TestAsked each, Instant to) {
    TestAnswered answer = answers.get(each.number());
    Instant limit = each.at().plus(test.timeout());
    if (answer != null && !answer.at().isAfter(limit)) {
      return !answer.answer().equals("passed") && !answer.at().isAfter(to);
    }
    return !limit.isAfter(to);
  }

  private static boolean isOf(TestAsked test, String function, Asked wanted) {
    return test.function().equals(function)
        && test.execution().equals(wanted.execution())
        && test.wave().equals(wanted.wave())
        && !test.at().isAfter(wanted.to());
  }

  /** Whether the site answered as it should. */
  boolean sitePassed(Instant from, Instant to) {
    return sites.stream()
        .filter(site -> !site.at().isBefore(from) && !site.at().isAfter(to))
        .anyMatch(TestTruth::isGood);
  }

  /** Whether the site answered otherwise. */
  boolean siteFailed(Instant from, Instant to) {
    return sites.stream()
        .filter(site -> !site.at().isBefore(from) && !site.at().isAfter(to))
        .anyMatch(site -> !isGood(site));
  }

  private static boolean isGood(SiteAsked site) {
    return site.status() == OK && site.millis() <= Plan.Test.LATENCY.toMillis();
  }
}
