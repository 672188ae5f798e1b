package io.wavegate.core.verdict;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.verdict.Judgement.Ask;
import io.wavegate.core.verdict.Judgement.Decide;
import io.wavegate.core.verdict.Judgement.KeepBaking;
import io.wavegate.core.verdict.Judgement.LookAgain;
import io.wavegate.core.verdict.Judgement.StandDown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of a promotion gate. ROLL BACK needs positive bad evidence or a person's word,
 * PROMOTE complete positive evidence; everything else is looked at again until the deadline, and
 * then halts.
 */
public final class Judge {
  /** The least and the most time between two looks of which the first missed something. */
  static final Duration SOONEST_LOOK = Duration.ofSeconds(30);

  static final Duration LATEST_LOOK = Duration.ofMinutes(10);

  /** By how much a bake with too little traffic is extended at a time. */
  static final Duration EXTENSION = Duration.ofMinutes(15);

  private Judge() {}

  /** Judges one look. */
  public static Judgement judge(WaveCase wave) {
    return atOnce(wave).orElseGet(() -> withoutBadNews(wave));
  }

  /** What ends a gate at any time, whatever else is known. */
  private static Optional<Judgement> atOnce(WaveCase wave) {
    return standDown(wave.evidence().carrier())
        .or(
            () ->
                against(wave)
                    // A stage that failed before its gate was asked has nothing to wait for.
                    .or(() -> FailedDeployment.halted(wave).map(Verdict.Halt::new))
                    .or(() -> Ordered.stopped(wave.spoken()))
                    .or(() -> isFailed(wave) ? Optional.empty() : Ordered.approval(wave.spoken()))
                    .map(Decide::new));
  }

  /**
   * What a person has said against the release, or bad evidence; empty if there is neither, or if
   * its action waits for nobody any more.
   */
  public static Optional<Verdict> against(WaveCase wave) {
    return standDown(wave.evidence().carrier()).isPresent()
        ? Optional.empty()
        : Ordered.against(wave.spoken()).or(() -> BadEvidence.in(wave).map(Verdict.RollBack::new));
  }

  /** A stage that has failed has nothing that could be let through. */
  private static boolean isFailed(WaveCase wave) {
    return wave.evidence().carrier() instanceof Read<CarrierLook> read
        && read.value() instanceof CarrierLook.FailedStage;
  }

  /**
   * Judges a stage that failed before its promotion gate was asked: there is no bake to wait for,
   * only the stage itself to be read.
   */
  public static Judgement judgeFailedStage(WaveCase wave) {
    if (wave.evidence().carrier() instanceof Read<CarrierLook> || against(wave).isPresent()) {
      return judge(wave);
    }
    return wave.now().isAfter(wave.window().deadline())
        ? new Decide(new Verdict.Halt(undecided(wave)))
        : new LookAgain(
            nextLook(wave.window().deployed(), wave), String.join("; ", Missing.in(wave)));
  }

  /**
   * Judges a deployment that is under way, which only bad news or a person's word ends: everything
   * else is its promotion gate's to judge.
   */
  public static Judgement judgeInFlight(WaveCase wave) {
    boolean gone =
        wave.evidence().carrier() instanceof Read<CarrierLook> read
            && read.value() instanceof CarrierLook.Gone;
    Optional<Verdict> decided = gone ? Optional.empty() : against(wave);
    boolean unread = !gone && wave.evidence().alarms().stream().anyMatch(alarm -> !alarm.isRead());
    return decided
        .<Judgement>map(Decide::new)
        .orElseGet(
            () ->
                unread && !wave.now().isAfter(wave.window().deadline())
                    ? new LookAgain(
                        nextLook(wave.window().deployed(), wave), "an alarm was not read")
                    : new StandDown("nothing stands against the deployment"));
  }

  /**
   * Judges a wave whose bake cannot begin yet, because something that it needs is not known: it is
   * never promoted so, but people and bad evidence are heard meanwhile.
   *
   * @param wave with the window that the bake would have, and nothing pinned
   * @param why what is not known
   */
  public static Judgement judgeUnbegun(WaveCase wave, String why) {
    return atOnce(wave)
        .orElseGet(
            () ->
                Asking.isLate(wave)
                    ? inconclusive(wave, atDeadline(wave) + "the bake could not begin: " + why)
                    : new LookAgain(soon(wave), "the bake cannot begin yet: " + why));
  }

  /** Nothing wakes a gate that does not bake, so that it looks often. */
  private static Instant soon(WaveCase wave) {
    Duration since = Duration.between(wave.window().deployed(), wave.now());
    return notPastTheDeadline(wave.now().plus(pause(since.dividedBy(60))), wave);
  }

  /**
   * Whether a test that has ended was the last of its round, and others wait for that.
   *
   * @param wave as it is now
   */
  public static boolean isRoundOver(WaveCase wave, TestSpec ended) {
    return DueTests.isRoundOver(wave, ended);
  }

  private static Optional<Judgement> standDown(Reading<CarrierLook> carrier) {
    return switch (carrier) {
      case Unread<CarrierLook> unread -> Optional.empty();
      case Read<CarrierLook> read ->
          switch (read.value()) {
            case CarrierLook.Holding holding -> Optional.empty();
            case CarrierLook.FailedStage failed -> Optional.empty();
            case CarrierLook.Answered answered ->
                Optional.of(
                    new StandDown(
                        (answered.approved() ? "approved" : "rejected")
                            + " by "
                            + answered.who()
                            + (answered.summary().isBlank() ? "" : ": " + answered.summary())));
            case CarrierLook.TimedOut late -> Optional.of(new StandDown(late.why()));
            case CarrierLook.Gone gone -> Optional.of(new StandDown(gone.why()));
          };
    };
  }

  private static Judgement withoutBadNews(WaveCase wave) {
    Instant now = wave.now();
    Instant lookAt = Settle.lookAt(wave);
    if (now.isAfter(Asking.end(wave))) {
      return halt(wave);
    }
    List<TestSpec> home = DueTests.home(wave);
    if (!home.isEmpty()) {
      return running(wave, home, "the former version runs for a test: ");
    }
    if (wave.evidence().readAt().isBefore(lookAt)) {
      return new KeepBaking(
          Settle.bakeEnds(wave), notPastTheDeadline(lookAt, wave), "the bake is not over");
    }
    List<String> spoilt = Spoilt.in(wave);
    if (!spoilt.isEmpty()) {
      return inconclusive(wave, String.join("; ", spoilt));
    }
    List<String> missing = Missing.in(wave);
    if (!missing.isEmpty()) {
      return Asking.isLate(wave)
          ? inconclusive(wave, undecided(wave))
          : new LookAgain(nextLook(lookAt, wave), String.join("; ", missing));
    }
    List<String> thin = ThinTraffic.in(wave);
    if (!thin.isEmpty()) {
      return extendOrHalt(wave, String.join("; ", thin));
    }
    List<TestSpec> due = DueTests.in(wave);
    if (!due.isEmpty()) {
      return runLast(wave, due);
    }
    List<String> out = DueTests.out(wave);
    if (!out.isEmpty()) {
      return inconclusive(wave, String.join("; ", out));
    }
    // For so long the alarms still speak of the version that ran before.
    Instant settled =
        DueTests.forward(wave).map(at -> at.plus(Settle.of(wave))).orElse(Instant.EPOCH);
    return wave.evidence().readAt().isBefore(settled) && !Asking.isLate(wave)
        ? new LookAgain(notPastTheDeadline(settled, wave), "settles after it was brought forward")
        : promote(lookAt, wave);
  }

  /** The last tests run against a release of which nothing else is open. */
  private static Judgement runLast(WaveCase wave, List<TestSpec> due) {
    return Asking.isLate(wave)
        ? inconclusive(wave, undecided(wave))
        : running(wave, due, "tests of the end of the bake: ");
  }

  private static Judgement running(WaveCase wave, List<TestSpec> due, String what) {
    List<String> names = due.stream().map(TestSpec::name).toList();
    String why = what + String.join(", ", names);
    Instant over = wave.now().plus(DueTests.longest(due)).plus(LATEST_LOOK);
    return new KeepBaking(
        Settle.bakeEnds(wave), notPastTheDeadline(over, wave), why, Optional.empty(), names);
  }

  /** A promotion that would have expired as it is written is none (S1). */
  private static Judgement promote(Instant lookAt, WaveCase wave) {
    Verdict.Promote promote =
        new Verdict.Promote(PromotionReason.of(wave), wave.evidence().readAt());
    boolean fits = !promote.isExpired(wave.now()) && !promote.readAt().isAfter(wave.now());
    return fits
        ? new Decide(promote)
        : new LookAgain(
            nextLook(lookAt, wave),
            "the look began at "
                + Said.clock(promote.readAt())
                + ", which is not within "
                + Said.duration(Verdict.Promote.GOOD_FOR)
                + " before "
                + Said.clock(wave.now()));
  }

  /** The look after the deadline is always taken, so that the gate ends (L1). */
  private static Instant notPastTheDeadline(Instant look, WaveCase wave) {
    Instant deadline = Asking.isLate(wave) ? Asking.end(wave) : wave.window().deadline();
    Instant last = deadline.plusSeconds(1);
    return look.isAfter(last) ? last : look;
  }

  /** Looks thin out as they go on, so that a long wait does not fill the execution's history. */
  private static Instant nextLook(Instant firstLook, WaveCase wave) {
    Duration since = Duration.between(firstLook, wave.now());
    return notPastTheDeadline(wave.now().plus(pause(since.dividedBy(4))), wave);
  }

  private static Duration pause(Duration wanted) {
    Duration most = wanted.compareTo(LATEST_LOOK) > 0 ? LATEST_LOOK : wanted;
    return most.compareTo(SOONEST_LOOK) < 0 ? SOONEST_LOOK : most;
  }

  private static Judgement halt(WaveCase wave) {
    List<String> seen = Spoilt.in(wave);
    if (seen.isEmpty() && Missing.in(wave).isEmpty()) {
      seen = ThinTraffic.in(wave);
    }
    String why = seen.isEmpty() ? undecided(wave) : String.join("; ", seen);
    return new Decide(new Verdict.Halt(why + Asking.inVain(wave)));
  }

  private static String undecided(WaveCase wave) {
    List<String> missing = new ArrayList<>(Missing.in(wave));
    DueTests.in(wave).stream()
        .map(test -> "required test " + test.name() + " did not end after the bake")
        .forEach(missing::add);
    String open = missing.isEmpty() ? "no look was complete before it" : String.join("; ", missing);
    return atDeadline(wave) + open;
  }

  private static String atDeadline(WaveCase wave) {
    return "undecided at its deadline " + Said.clock(wave.window().deadline()) + ": ";
  }

  /** What another look will not mend is a person's to decide, where the policy wants one asked. */
  private static Judgement inconclusive(WaveCase wave, String why) {
    return Asking.isOpen(wave)
        ? new Ask(Asking.nextLook(wave), Asking.end(wave), why)
        : new Decide(new Verdict.Halt(why + Asking.inVain(wave)));
  }

  private static Judgement extendOrHalt(WaveCase wave, String thin) {
    Instant last = wave.window().deployed().plus(wave.policy().bake().atMost());
    if (!Settle.bakeEnds(wave).isBefore(last)) {
      return inconclusive(
          wave,
          thin
              + ", and the bake is at its longest, "
              + Said.duration(wave.policy().bake().atMost()));
    }
    Instant later = Settle.bakeEnds(wave).plus(EXTENSION);
    Instant until = later.isAfter(last) ? last : later;
    return new KeepBaking(
        until,
        notPastTheDeadline(until.plus(Settle.of(wave)), wave),
        thin + ": bake extended to " + Said.clock(until),
        wave.policy().conduct().canary(),
        List.of());
  }
}
