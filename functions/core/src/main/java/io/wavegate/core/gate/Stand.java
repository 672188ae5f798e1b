package io.wavegate.core.gate;

import io.wavegate.core.verdict.Verdict;
import java.time.Instant;

/** Where a gate stands, in words, and since when. */
public final class Stand {
  private Stand() {}

  /** Its phase, with the reason. */
  public static String said(Gate gate) {
    return switch (gate.phase()) {
      case Phase.Opened opened -> "just opened";
      case Phase.Waiting waiting -> "waiting: " + String.join("; ", waiting.blockers());
      case Phase.Watching watching -> watching.note();
      case Phase.Decided decided ->
          "decided " + decided.verdict().word() + ", not applied: " + decided.verdict().reason();
      case Phase.Applying applying ->
          "applying " + applying.verdict().word() + ": " + applying.verdict().reason();
      case Phase.Settled settled -> settled.verdict().word() + ": " + settled.verdict().reason();
      case Phase.StoodDown stoodDown -> "stood down: " + stoodDown.why();
    };
  }

  /**
   * From when on nothing is known of the alarms of a gate that is passed: the last reading before
   * its promotion, not the promotion itself, so that nothing can happen between the two unseen.
   */
  public static Instant quietUntil(Gate gate) {
    return switch (gate.phase()) {
      case Phase.Settled settled ->
          switch (settled.verdict()) {
            case Verdict.Promote promote -> promote.readAt();
            case Verdict.PromoteByPerson byPerson -> byPerson.at();
            case Verdict.Observe observed -> observed.at();
            case Verdict.Halt halt -> settled.settledAt();
            case Verdict.RollBack rollBack -> settled.settledAt();
            case Verdict.StepAside aside -> settled.settledAt();
          };
      case Phase.StoodDown stoodDown -> stoodDown.at();
      case Phase.Opened opened -> gate.openedAt();
      case Phase.Waiting waiting -> gate.openedAt();
      case Phase.Watching watching -> gate.openedAt();
      case Phase.Decided decided -> decided.at();
      case Phase.Applying applying -> applying.at();
    };
  }
}
