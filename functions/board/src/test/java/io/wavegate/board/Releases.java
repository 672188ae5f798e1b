package io.wavegate.board;

import static io.wavegate.board.WaveFixture.promoted;
import static io.wavegate.board.WaveFixture.settled;
import static io.wavegate.core.model.GateKind.ENTRY;
import static io.wavegate.core.model.GateKind.PROMOTION;
import static io.wavegate.core.timeline.TimelineKind.ALARM;
import static io.wavegate.core.timeline.TimelineKind.DECIDED;
import static io.wavegate.core.timeline.TimelineKind.EFFECT;
import static io.wavegate.core.timeline.TimelineKind.GATE_OPENED;
import static io.wavegate.core.timeline.TimelineKind.INTENT;
import static io.wavegate.core.timeline.TimelineKind.PAGED;
import static io.wavegate.core.timeline.TimelineKind.RECOVERED;
import static io.wavegate.core.timeline.TimelineKind.ROLLBACK;
import static io.wavegate.core.timeline.TimelineKind.TEST;
import static io.wavegate.core.timeline.TimelineKind.WAITING;
import static io.wavegate.core.timeline.TimelineKind.WATCH;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The releases that tests look at. */
final class Releases {
  private static final String ADMITTED =
      "window open; checkout-aggregate OK; earlier waves promoted; back to 77aa01bc if it must";
  private static final String BAD =
      "checkout-aggregate went to ALARM at 12:04:10Z, 42m into a 12h bake (child"
          + " checkout-5xx-rate: Threshold Crossed: 3 out of the last 3 datapoints [4.8, 5.1, 3.9]"
          + " were greater than the threshold (1.0))";
  private static final String SPELL =
      "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:checkout-5xx-rate transitioned to ALARM";

  private Releases() {}

  /** Three waves, all promoted; the third one waited over night for its window. */
  static ReleaseView allGreen() {
    return ReleaseFixture.startedAt("2026-05-05T09:00:05Z")
        .wave(greenOneBox())
        .wave(greenOneRegion())
        .wave(greenThreeRegions())
        .then("2026-05-05T09:00:10Z", GATE_OPENED, "one-box", "entry gate opened")
        .then("2026-05-05T09:00:12Z", DECIDED, "one-box", "PROMOTE: " + ADMITTED)
        .then("2026-05-05T09:06:40Z", WATCH, "one-box", "the bake began: 1h, until 10:06:40Z")
        .then("2026-05-05T09:08:10Z", TEST, "one-box", "test smoke passed in 1m 28s")
        .then("2026-05-05T09:21:03Z", TEST, "one-box", "test journeys passed in 14m 21s")
        .then("2026-05-05T10:11:45Z", DECIDED, "one-box", "PROMOTE: " + baked("1h", "4812"))
        .then("2026-05-05T10:11:47Z", EFFECT, "one-box", "the action was approved")
        .then("2026-05-05T10:12:07Z", DECIDED, "one-region", "PROMOTE: " + ADMITTED)
        .then("2026-05-05T10:20:30Z", WATCH, "one-region", "the bake began: 12h")
        .then("2026-05-05T22:25:40Z", DECIDED, "one-region", "PROMOTE: " + baked("12h", "91204"))
        .then(
            "2026-05-05T22:25:59Z",
            WAITING,
            "three-regions",
            "window closed until Wed 6 May 08:00Z")
        .then("2026-05-06T08:00:03Z", DECIDED, "three-regions", "PROMOTE: " + ADMITTED)
        .then("2026-05-06T08:14:20Z", WATCH, "three-regions", "the bake began: 2h")
        .then("2026-05-06T10:19:30Z", DECIDED, "three-regions", "PROMOTE: " + baked("2h", "20551"))
        .seenAt("2026-05-06T10:30:00Z", "All three waves were promoted, 1d 1h after the start.");
  }

  private static WaveFixture greenOneBox() {
    return WaveFixture.oneBox()
        .gate(ENTRY, at("09:00:10"), promoted(at("09:00:12"), ADMITTED))
        .window(at("09:00:12"), at("09:06:40"), Duration.ofHours(1))
        .passed("smoke", at("09:08:10"), Duration.ofSeconds(88))
        .passed("journeys", at("09:21:03"), Duration.ofSeconds(861))
        .gate(PROMOTION, at("09:06:42"), promoted(at("10:11:45"), baked("1h", "4812")));
  }

  private static WaveFixture greenOneRegion() {
    return WaveFixture.oneRegion()
        .gate(ENTRY, at("10:12:05"), promoted(at("10:12:07"), ADMITTED))
        .window(at("10:12:07"), at("10:20:30"), Duration.ofHours(12))
        .passed("smoke", at("10:22:00"), Duration.ofSeconds(90))
        .passed("journeys", at("10:36:10"), Duration.ofSeconds(940))
        .gate(PROMOTION, at("10:20:33"), promoted(at("22:25:40"), baked("12h", "91204")));
  }

  private static WaveFixture greenThreeRegions() {
    return WaveFixture.threeRegions()
        .gate(ENTRY, at("22:25:58"), promoted(next("08:00:03"), ADMITTED))
        .window(next("08:00:03"), next("08:14:20"), Duration.ofHours(2))
        .passed("smoke", next("08:16:01"), Duration.ofSeconds(95))
        .gate(PROMOTION, next("08:14:23"), promoted(next("10:19:30"), baked("2h", "20551")));
  }

  private static String baked(String bake, String requests) {
    return "baked "
        + bake
        + " and settled; checkout-aggregate OK throughout; "
        + requests
        + " requests, at least 100 wanted; all tests passed";
  }

  /** One-box promoted; one-region rolled back 42 minutes into its bake, recovered in 6. */
  static ReleaseView alarmMidBake() {
    return alarmMidBake("Charge in the buyer's currency", BAD, SPELL);
  }

  /** The same with other words from outside. */
  static ReleaseView alarmMidBake(String summary, String reason, String spell) {
    return ReleaseFixture.startedAt("2026-05-05T10:10:05Z")
        .summary(summary)
        .wave(
            WaveFixture.oneBox()
                .gate(ENTRY, at("10:10:10"), promoted(at("10:10:12"), ADMITTED))
                .window(at("10:10:12"), at("10:14:00"), Duration.ofHours(1))
                .passed("smoke", at("10:15:30"), Duration.ofSeconds(84))
                .gate(PROMOTION, at("10:14:02"), promoted(at("11:16:05"), baked("1h", "5120"))))
        .wave(
            WaveFixture.oneRegion()
                .gate(ENTRY, at("11:16:28"), promoted(at("11:16:30"), ADMITTED))
                .window(at("11:16:30"), at("11:22:10"), Duration.ofHours(12))
                .passed("smoke", at("11:23:38"), Duration.ofSeconds(85))
                .tested(new TestEvidence("journeys", true, new TestOutcome.Missing()))
                .alarmed(at("12:04:10"), at("12:09:40"), spell)
                .gate(
                    PROMOTION,
                    at("11:22:13"),
                    settled(
                        new Verdict.RollBack(reason),
                        at("12:04:14"),
                        "the action was rejected and the rollback started")))
        .wave(WaveFixture.threeRegions())
        .rollback(
            new RollbackView(
                "one-region",
                "Prod-Wave-1",
                "pipeline-stage",
                "77aa01bc-0d1e-4f22-8b1c-5a0e9d8c7b6a",
                "stage Prod-Wave-1 runs 77aa01bc again; checkout-aggregate OK again: recovered in"
                    + " 6m",
                at("12:04:16"),
                Optional.of(at("12:10:16"))))
        .then("2026-05-05T10:10:12Z", DECIDED, "one-box", "PROMOTE: " + ADMITTED)
        .then("2026-05-05T11:16:05Z", DECIDED, "one-box", "PROMOTE: " + baked("1h", "5120"))
        .then("2026-05-05T11:16:30Z", DECIDED, "one-region", "PROMOTE: " + ADMITTED)
        .then("2026-05-05T11:22:13Z", WATCH, "one-region", "the bake began: 12h")
        .then("2026-05-05T12:04:10Z", ALARM, "one-region", "checkout-aggregate went to ALARM")
        .then(
            "2026-05-05T12:04:14Z",
            DECIDED,
            "one-region",
            reason,
            "verdict",
            "ROLL_BACK",
            "evidence",
            "DescribeAlarmHistory read 12:04:13Z")
        .then("2026-05-05T12:04:15Z", INTENT, "one-region", "reject the action, then roll back")
        .then("2026-05-05T12:04:16Z", ROLLBACK, "one-region", "RollbackStage to 77aa01bc")
        .then("2026-05-05T12:04:17Z", PAGED, "one-region", "checkout on-call told")
        .then("2026-05-05T12:10:16Z", RECOVERED, "one-region", "recovered in 6m")
        .seenAt(
            "2026-05-05T12:15:00Z",
            "Rolled back from one-region 42m into its bake; the alarm recovered in 6m.");
  }

  /** In the middle of one-region's bake. */
  static ReleaseView baking() {
    return ReleaseFixture.startedAt("2026-05-05T09:00:05Z")
        .wave(greenOneBox())
        .wave(
            WaveFixture.oneRegion()
                .gate(ENTRY, at("10:12:05"), promoted(at("10:12:07"), ADMITTED))
                .window(at("10:12:07"), at("10:20:30"), Duration.ofHours(12))
                .passed("smoke", at("10:22:00"), Duration.ofSeconds(90))
                .gate(
                    PROMOTION,
                    at("10:20:33"),
                    new Phase.Watching("the bake is not over", at("22:25:30"))))
        .wave(WaveFixture.threeRegions())
        .then("2026-05-05T09:00:12Z", DECIDED, "one-box", "PROMOTE: " + ADMITTED)
        .seenAt("2026-05-05T14:40:00Z", "Baking in one-region, 4h 19m of 12h.");
  }

  /** Before the first wave, on a Friday evening. */
  static ReleaseView waiting() {
    Instant opened = Instant.parse("2026-05-08T17:00:10Z");
    Instant monday = Instant.parse("2026-05-11T08:00:00Z");
    return ReleaseFixture.startedAt("2026-05-08T17:00:05Z")
        .wave(
            WaveFixture.oneBox()
                .gate(
                    ENTRY,
                    opened,
                    new Phase.Waiting(
                        List.of(
                            "window closed until Mon 11 May 08:00Z",
                            "held by alice since Fri 8 May 12:00Z: quarter end"),
                        monday)))
        .wave(WaveFixture.oneRegion())
        .seenAt("2026-05-09T09:30:00Z", "Waiting to enter one-box.");
  }

  private static Instant at(String clock) {
    return Instant.parse("2026-05-05T" + clock + "Z");
  }

  private static Instant next(String clock) {
    return Instant.parse("2026-05-06T" + clock + "Z");
  }
}
