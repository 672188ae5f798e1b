package io.wavegate.local.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final Instant LATER = START.plus(Duration.ofDays(1));

  /** Five invocations with three effects each, beside five timers at one instant. */
  private static List<String> order(long seed) {
    List<String> order = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(seed, START)) {
      for (int i = 0; i < 5; i++) {
        String name = "i" + i;
        scheduler.at(START, "timer", () -> order.add("timer of " + name));
        scheduler.start(
            name,
            () -> {
              for (int effect = 0; effect < 3; effect++) {
                scheduler.park();
                order.add(name + " effect " + effect + " " + scheduler.uuid());
              }
            });
      }
      scheduler.run(() -> false, LATER);
    }
    return order;
  }

  @Test
  void sameSeedGivesTheSameOrderAndTheSameIdentifiers() {
    assertThat(order(7)).hasSize(20).isEqualTo(order(7));
  }

  @Test
  void otherSeedsGiveOtherOrders() {
    Set<List<String>> orders = new LinkedHashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      orders.add(order(seed).stream().map(line -> line.substring(0, 5)).toList());
    }

    assertThat(orders).hasSizeGreaterThan(5);
  }

  @Test
  @SuppressWarnings(
      "ThreadPriorityCheck") // gives another thread, if one ran, its chance to be seen
  void oneInvocationRunsAtATime() {
    AtomicInteger inside = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(3, START)) {
      for (int i = 0; i < 20; i++) {
        scheduler.start(
            "i" + i,
            () -> {
              for (int effect = 0; effect < 5; effect++) {
                seen.add(inside.incrementAndGet());
                Thread.yield();
                inside.decrementAndGet();
                scheduler.park();
              }
            });
      }
      scheduler.run(() -> false, LATER);
    }

    assertThat(seen).hasSize(100).containsOnly(1);
  }

  @Test
  void timeMovesOnlyWhenNothingIsLeftAtThePresentInstant() {
    List<Instant> seen = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.at(START.plusSeconds(60), "later", () -> seen.add(scheduler.now()));
      for (int i = 0; i < 10; i++) {
        scheduler.start(
            "i" + i,
            () -> {
              scheduler.park();
              seen.add(scheduler.now());
            });
      }
      scheduler.run(() -> false, LATER);

      assertThat(scheduler.now()).isEqualTo(LATER);
    }

    assertThat(seen.subList(0, 10)).containsOnly(START);
    assertThat(seen.subList(10, seen.size())).containsExactly(START.plusSeconds(60));
  }

  @Test
  void stopsAtTheGivenInstantBeforeWhatIsDueLater() {
    List<String> done = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.at(START.plusSeconds(10), "at", () -> done.add("at the instant"));
      scheduler.at(START.plusSeconds(11), "after", () -> done.add("after it"));

      boolean held = scheduler.run(() -> false, START.plusSeconds(10));

      assertThat(held).isFalse();
      assertThat(done).containsExactly("at the instant");
      assertThat(scheduler.now()).isEqualTo(START.plusSeconds(10));
    }
  }

  @Test
  void stopsAsSoonAsTheConditionHolds() {
    List<String> done = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.at(START.plusSeconds(1), "first", () -> done.add("first"));
      scheduler.at(START.plusSeconds(2), "second", () -> done.add("second"));

      boolean held = scheduler.run(() -> !done.isEmpty(), LATER);

      assertThat(held).isTrue();
      assertThat(done).containsExactly("first");
    }
  }

  @Test
  void stopsInBetweenChangeNothing() {
    List<String> whole = new ArrayList<>();
    List<String> stopped = new ArrayList<>();
    for (List<String> log : List.of(whole, stopped)) {
      try (Scheduler scheduler = new Scheduler(5, START)) {
        for (int i = 0; i < 6; i++) {
          String name = "i" + i;
          scheduler.at(
              START.plusSeconds(30L * (i / 2)),
              name,
              () -> log.add(name + " " + scheduler.now() + " " + scheduler.uuid()));
        }
        Instant end = START.plusSeconds(90);
        for (Instant at = START; log == stopped && at.isBefore(end); at = at.plusSeconds(7)) {
          scheduler.run(() -> false, at);
        }
        scheduler.run(() -> false, end);
      }
    }

    assertThat(stopped).hasSize(6).isEqualTo(whole);
  }

  @Test
  void passingLetsVirtualTimePassForTheInvocation() {
    List<Instant> seen = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.start(
          "slow",
          () -> {
            scheduler.pass(Duration.ofMinutes(5));
            seen.add(scheduler.now());
            scheduler.pass(Duration.ZERO);
            seen.add(scheduler.now());
          });
      scheduler.run(() -> false, LATER);
    }

    assertThat(seen).containsOnly(START.plus(Duration.ofMinutes(5))).hasSize(2);
  }

  @Test
  void parkingAndPassingOutsideOfAnInvocationDoNothing() {
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.park();
      scheduler.pass(Duration.ofHours(1));

      assertThat(scheduler.now()).isEqualTo(START);
      assertThat(scheduler.isInvocation()).isFalse();
    }
  }

  @Test
  void aTimerThatIsTakenBackDoesNotRun() {
    List<String> done = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, START)) {
      Runnable back = scheduler.at(START.plusSeconds(1), "no", () -> done.add("taken back"));
      scheduler.at(START.plusSeconds(1), "yes", () -> done.add("left"));
      back.run();
      back.run();
      scheduler.run(() -> false, LATER);
    }

    assertThat(done).containsExactly("left");
  }

  @Test
  void aTimerOfThePastRunsNowAndNeverBeforeItIsSet() {
    List<String> done = new ArrayList<>();
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.at(START.minusSeconds(60), "late", () -> done.add("ran at " + scheduler.now()));
      assertThat(done).isEmpty();
      scheduler.run(() -> false, START);
    }

    assertThat(done).containsExactly("ran at " + START);
  }

  @Test
  void closingUnwindsWhatIsParkedAndLeavesNoThread() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<String> unwound = new ArrayList<>();
    Scheduler scheduler = new Scheduler(1, START);
    scheduler.start("done", () -> threads.add(Thread.currentThread()));
    for (int i = 0; i < 3; i++) {
      String name = "i" + i;
      scheduler.start(
          name,
          () -> {
            threads.add(Thread.currentThread());
            try {
              scheduler.pass(Duration.ofDays(400));
              unwound.add("not reached");
            } finally {
              unwound.add(name);
            }
          });
    }
    scheduler.run(() -> false, LATER);
    scheduler.start("never chosen", () -> unwound.add("not begun"));

    scheduler.close();

    assertThat(unwound).containsExactlyInAnyOrder("i0", "i1", "i2");
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(30))).as("ended: %s", thread).isTrue();
    }
  }

  @Test
  void whatAnInvocationThrowsWhileItUnwindsStopsNoOther() {
    List<String> unwound = new ArrayList<>();
    Scheduler scheduler = new Scheduler(1, START);
    for (String name : List.of("first", "second")) {
      scheduler.start(
          name,
          () -> {
            try {
              scheduler.pass(Duration.ofDays(400));
            } finally {
              unwound.add(name);
              throw0();
            }
          });
    }
    scheduler.run(() -> false, LATER);

    scheduler.close();

    assertThat(unwound).containsExactlyInAnyOrder("first", "second");
  }

  private static void throw0() {
    throw new IllegalStateException("while unwinding");
  }

  @Test
  void anInvocationThatThrowsOutsideOfItsFunctionFailsTheRunWithASentence() {
    try (Scheduler scheduler = new Scheduler(1, START)) {
      scheduler.start(
          "wavegate-judge",
          () -> {
            throw new AssertionError("no such word");
          });

      assertThatThrownBy(() -> scheduler.run(() -> false, LATER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "an invocation of \"wavegate-judge\" failed outside of its function:"
                  + " java.lang.AssertionError: no such word");
    }
  }
}
