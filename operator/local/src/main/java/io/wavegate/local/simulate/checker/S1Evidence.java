package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.checker.Gates.Line;
import io.wavegate.local.simulate.checker.Gates.Stand;
import io.wavegate.local.simulate.checker.Story.ActionKey;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.Called;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S1: a promotion stands on complete positive evidence, committed before it, at most a minute old.
 * What the evidence should have been is read from what alarms, tests and traffic really did.
 */
final class S1Evidence implements Rule {
  /** How old a reading may be at the commit, and at the effect. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(60);

  /** What calls may take between the last look at the clock and the effect. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(20);

  /** By so much what DescribeAlarms shows may be old. */
  private static final Duration LAG = Duration.ofSeconds(30);

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Effect effect : story.effects().promoting()) {
      story
          .wave(effect, Plan.PROMOTION)
          .filter(wave -> !isByPerson(story, effect, wave, "promotion"))
          .ifPresent(wave -> new Case(story, effect, wave, breaches).check());
      story
          .wave(effect, Plan.ENTRY)
          .filter(wave -> !isByPerson(story, effect, wave, "entry"))
          .filter(wave -> committed(story, effect, wave, "entry").isEmpty())
          .ifPresent(
              wave ->
                  breaches.add(
                      new Breach(
                          "S1",
                          effect.at(),
                          "the entry gate of " + wave.name() + " passed without a PROMOTE")));
    }
    return breaches;
  }

  /** A person's word needs no evidence; that somebody gave it is S8's. */
  static boolean isByPerson(Story story, Effect effect, Wave wave, String gate) {
    return story
        .gates()
        .lastStand(effect.index(), s -> s.isOf(effect.execution(), wave.name(), gate))
        .filter(s -> s.verdict().equals("PromoteByPerson"))
        .isPresent();
  }

  /** The decision that stood when an effect was sent, if it was PROMOTE. */
  private static Optional<Line> committed(Story story, Effect effect, Wave wave, String gate) {
    Optional<Stand> stand =
        story.gates().lastStand(effect.index(), s -> s.isOf(effect.execution(), wave.name(), gate));
    if (stand.filter(s -> s.verdict().equals("Promote")).isEmpty()) {
      return Optional.empty();
    }
    return story
        .gates()
        .lastLine(
            effect.index(),
            line ->
                line.isOf(effect.execution(), wave.name())
                    && line.kind().equals("DECIDED")
                    && line.gate().equals(gate))
        .filter(line -> line.verdict().equals("PROMOTE"));
  }

  /** One promotion. */
  private record Case(Story story, Effect effect, Wave wave, List<Breach> breaches) {
    void check() {
      Optional<Line> line = committed(story, effect, wave, "promotion");
      if (line.isEmpty()) {
        breach("no PROMOTE was committed before it");
        return;
      }
      Instant entered = since(Plan.ENTRY);
      Instant deployed = since(Plan.DEPLOY);
      if (entered.equals(Instant.MAX) || deployed.equals(Instant.MAX)) {
        breach("nothing was deployed under this gate");
        return;
      }
      int judge = line.get().wrote().invocation();
      Optional<Called> reading = reading(judge);
      if (reading.isEmpty()) {
        breach("no reading of all watched alarms stands behind it");
        return;
      }
      Window window = new Window(entered, deployed, reading.get().at(), line.get().at(), judge);
      times(window);
      alarms(window);
      histories(window);
      tests(window);
      traffic(window);
      configurations(window);
    }

    /** A person who opens the gate again answers for what was before: the bake begins anew. */
    private Instant since(String action) {
      Instant succeeded = story.last(key(action), "SUCCEEDED", effect.at()).orElse(Instant.MAX);
      return story
          .reopened(effect.execution(), effect.stage(), effect.at())
          .filter(succeeded::isBefore)
          .orElse(succeeded);
    }

    private ActionKey key(String action) {
      return new ActionKey(effect.execution(), effect.stage(), action);
    }

    private void breach(String what) {
      breaches.add(new Breach("S1", effect.at(), "promotion of " + wave.name() + ": " + what));
    }

    /** The last known answer of DescribeAlarms that was asked for all watched alarms. */
    private Optional<Called> reading(int judge) {
      return story.calls(judge).stream()
          .filter(call -> call.operation().equals("DescribeAlarms") && call.isKnown())
          .filter(call -> wave.alarms().stream().allMatch(alarm -> names(call, alarm)))
          .reduce((earlier, later) -> later);
    }

    private static boolean names(Called call, String alarm) {
      return call.input().path("AlarmNames").valueStream().anyMatch(n -> n.asText().equals(alarm));
    }

    private void times(Window window) {
      Instant least = window.deployed().plus(wave.bake()).plus(wave.settle());
      if (window.read().isBefore(least)) {
        breach(
            "its last reading at "
                + window.read()
                + " came before bake and settle time were over at "
                + least);
      }
      if (window.committed().isAfter(window.read().plus(GOOD_FOR))) {
        breach("committed at " + window.committed() + " on a reading of " + window.read());
      }
      if (effect.at().isAfter(window.read().plus(GOOD_FOR).plus(UNDER_WAY))) {
        breach("applied on a reading of " + window.read() + ", which had expired");
      }
    }

    private void alarms(Window window) {
      Instant sure = effect.at().minus(GOOD_FOR);
      for (String alarm : wave.alarms()) {
        Duration firing = story.alarms().timeIn(alarm, "ALARM", window.entered(), sure);
        if (firing.compareTo(wave.tolerance()) > 0) {
          breach(alarm + " was in ALARM for " + firing + ", " + wave.tolerance() + " tolerated");
        }
        Instant known = window.read().minus(LAG);
        story
            .alarms()
            .firstIn(alarm, "INSUFFICIENT_DATA", window.entered(), known)
            .ifPresent(at -> breach(alarm + " was in INSUFFICIENT_DATA at " + at));
      }
      watched().forEach(alarm -> blind(alarm, window));
    }

    /** The watched alarms and the children of the composite. */
    private List<String> watched() {
      List<String> all = new ArrayList<>(wave.alarms());
      all.addAll(Plan.CHILDREN);
      return all;
    }

    private void blind(String alarm, Window window) {
      Instant from = window.read().minus(GOOD_FOR);
      boolean blind =
          story.alarms().isThroughout(alarm, "INSUFFICIENT_DATA", from, window.read())
              || story.alarms().isBlurred(alarm, from, window.read());
      if (blind) {
        breach(alarm + " was blind at the last reading");
      }
      if (wave.alarms().contains(alarm)
          && story.alarms().isThroughout(alarm, "ALARM", from, window.read())) {
        breach(alarm + " was in ALARM at the last reading");
      }
    }

    private void histories(Window window) {
      for (String alarm : wave.alarms()) {
        boolean covered =
            story.calls(window.judge()).stream()
                .filter(call -> call.operation().equals("DescribeAlarmHistory") && call.isKnown())
                .filter(call -> call.input().path("AlarmName").asText().equals(alarm))
                .anyMatch(
                    call ->
                        !seconds(call, "StartDate").isAfter(window.entered())
                            && !seconds(call, "EndDate")
                                .isBefore(window.deployed().plus(wave.bake())));
        if (!covered) {
          breach("the history of " + alarm + " was not read over the whole window");
        }
      }
    }

    private static Instant seconds(Called call, String member) {
      return Instant.ofEpochMilli((long) (call.input().path(member).asDouble() * 1_000));
    }

    private void tests(Window window) {
      TestTruth tests = new TestTruth(story.trace());
      for (Plan.Test test : wave.tests()) {
        boolean passed =
            test.isHttp()
                ? tests.sitePassed(window.deployed(), effect.at())
                : tests.passed(
                    test.function(),
                    new TestTruth.Asked(
                        effect.execution(), wave.name(), window.deployed(), effect.at()));
        if (test.required() && !passed) {
          breach("required test " + test.name() + " had not passed");
        }
      }
    }

    private void traffic(Window window) {
      double count = TrafficTruth.count(story.trace(), window.deployed(), effect.at());
      if (count < wave.atLeast()) {
        breach((long) count + " requests, at least " + (long) wave.atLeast() + " wanted");
      }
    }

    /**
     * From the moment on in which the bake's own record pins them: the first bake's, however often
     * the stage is retried, or that of the bake which a person let begin anew.
     */
    private void configurations(Window window) {
      Instant anew =
          story.reopened(effect.execution(), effect.stage(), effect.at()).orElse(Instant.MIN);
      Optional<Instant> pinned =
          story
              .gates()
              .firstOther(
                  effect.execution(),
                  "WATCH/" + wave.name(),
                  wrote -> !wrote.at().isBefore(anew) && wrote.body().contains("\"pinned\""))
              .map(wrote -> wrote.at());
      for (String alarm : wave.alarms()) {
        pinned
            .flatMap(at -> story.alarms().changed(alarm, at, window.read().minus(LAG)))
            .ifPresent(
                change ->
                    breach(
                        alarm
                            + " met a "
                            + change.operation()
                            + " at "
                            + change.at()
                            + " mid-bake"));
      }
    }
  }

  /** The times that count. */
  private record Window(
      Instant entered, Instant deployed, Instant read, Instant committed, int judge) {}
}
