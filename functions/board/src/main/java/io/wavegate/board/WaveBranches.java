package io.wavegate.board;

import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Target;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands below a wave in the tree.
 *
 * @param release the release
 * @param wave its wave
 * @param paint how to colour
 */
record WaveBranches(ReleaseView release, WaveView wave, Paint paint) {
  private static final int NAME = 13;
  private static final int WORD = 12;
  private static final int BAR = 24;

  /** All of them, in the order in which things happen. */
  List<Branch> all() {
    List<Branch> all = new ArrayList<>();
    all.add(Branch.leaf(name("targets"), NAME, targets()));
    for (GateView view : wave.gates()) {
      all.add(gate(view));
    }
    bake().ifPresent(all::add);
    if (!wave.gates().isEmpty()) {
      all.addAll(alarms());
    }
    for (TestEvidence test : wave.tests()) {
      all.add(test(test));
    }
    for (RollbackView rollback : Course.rollbacksOf(release, wave.name())) {
      all.add(rollback(rollback));
    }
    next().ifPresent(all::add);
    return all;
  }

  private String targets() {
    List<String> said = wave.targets().stream().map(WaveBranches::said).toList();
    return String.join(", ", said);
  }

  private static String said(Target target) {
    return target.account() + " " + target.region();
  }

  private Branch gate(GateView view) {
    GateLook look = GateLook.of(view);
    boolean tellsMore = !view.gate().isUndecided() && !look.then().isEmpty();
    return worded(look.gate(), look.mark().tone(), look.mark().word(), look.at())
        .says(look.reason() + (tellsMore ? " -> " + look.then() : ""));
  }

  private Optional<Branch> bake() {
    return wave.window().map(window -> bake(window, WaveSpans.of(release, wave)));
  }

  private Branch bake(WatchWindow window, WaveSpans spans) {
    String whole = new Span(window.deployed(), window.until()).said();
    String done = spans.bake().map(Span::said).orElse("nothing");
    String left =
        spans
            .ahead()
            .map(span -> ", " + span.said() + " left, until " + Said.day(span.to()))
            .orElse("");
    String text = done.equals(whole) ? "whole, " + whole : done + " of " + whole + left;
    return Branch.leaf(name("bake") + bar(window, spans) + "  ", NAME + BAR + 4, text);
  }

  /** {@code [#####.....]}: how much of the bake is done. */
  private static String bar(WatchWindow window, WaveSpans spans) {
    Span whole = new Span(window.deployed(), window.until());
    double share = spans.bake().map(span -> span.seconds() / whole.seconds()).orElse(0.0);
    int done = (int) Math.floor(BAR * Math.min(1, share));
    return "[" + "#".repeat(done) + ".".repeat(BAR - done) + "]";
  }

  private List<Branch> alarms() {
    String names = String.join(", ", wave.alarms());
    if (wave.spells().isEmpty()) {
      String none = wave.alarms().isEmpty() ? "none watched" : names + ": no ALARM seen";
      return List.of(Branch.leaf(name("alarm"), NAME, none));
    }
    return wave.spells().stream().map(this::spell).toList();
  }

  private Branch spell(Spell spell) {
    boolean lasts = !spell.to().isBefore(release.asOf());
    String span = new Span(spell.from(), Times.later(spell.from(), spell.to())).said();
    String aggregate = wave.alarms().isEmpty() ? "the aggregate" : wave.alarms().getFirst();
    String how = lasts ? ", still firing after " + span : " for " + span;
    return worded("alarm", Tone.BAD, "ALARM", spell.from())
        .says(aggregate + how + ": " + spell.reason());
  }

  private Branch test(TestEvidence test) {
    String needed = test.required() ? "" : " (informative)";
    return switch (test.outcome()) {
      case TestOutcome.Missing missing ->
          Branch.leaf(
              name("test") + paint.toned(Tone.QUIET, noResult(), WORD),
              NAME + WORD,
              test.name() + needed);
      case TestOutcome.Passed passed ->
          worded("test", Tone.GOOD, "PASSED", passed.at())
              .says(
                  test.name()
                      + needed
                      + " in "
                      + Said.duration(passed.took())
                      + flaky(passed)
                      + colon(passed.summary()));
      case TestOutcome.Failed failed ->
          worded("test", Tone.BAD, "FAILED", failed.at())
              .says(
                  test.name()
                      + needed
                      + " after "
                      + Said.duration(failed.took())
                      + flaky(failed)
                      + colon(failed.why()));
    };
  }

  private static String flaky(TestOutcome outcome) {
    return outcome
        .detail()
        .filter(TestDetail::isFlaky)
        .map(known -> ", " + EvidenceTables.flaky(known))
        .orElse("");
  }

  /** A wave that was not reached lacks nothing yet. */
  private String noResult() {
    return wave.gates().isEmpty() ? "PLANNED" : "NO RESULT";
  }

  private static String colon(String text) {
    return text.isBlank() ? "" : ": " + text;
  }

  private Branch rollback(RollbackView rollback) {
    Standing standing = Course.of(rollback);
    String took =
        rollback
            .endedAt()
            .map(end -> " in " + new Span(rollback.startedAt(), end).said())
            .orElse(", under way");
    return worded("rollback", standing.tone(), standing.word(), rollback.startedAt())
        .says(rollback.lever() + took + ": " + rollback.outcome());
  }

  /** When the gate that is open is looked at next. */
  private Optional<Branch> next() {
    if (wave.gates().isEmpty()) {
      return Optional.empty();
    }
    Gate gate = wave.gates().getLast().gate();
    return switch (gate.phase()) {
      case Phase.Opened opened -> Optional.of(Branch.leaf(name("next"), NAME, "its first look"));
      case Phase.Waiting waiting -> Optional.of(next("looked at again", waiting.nextLook(), ""));
      case Phase.Watching watching ->
          Optional.of(next("judged", watching.nextLook(), ", at once if bad news comes"));
      case Phase.Decided decided ->
          Optional.of(Branch.leaf(name("next"), NAME, "the verdict is applied"));
      case Phase.Applying applying ->
          Optional.of(Branch.leaf(name("next"), NAME, "the verdict's effect is confirmed"));
      case Phase.Settled settled -> Optional.empty();
      case Phase.StoodDown stoodDown -> Optional.empty();
    };
  }

  private Branch next(String what, Instant at, String unless) {
    String left =
        Span.between(release.asOf(), at).map(span -> "in " + span.said()).orElse("due now");
    return Branch.leaf(name("next"), NAME, what + " " + left + ", at " + Said.day(at) + unless);
  }

  private String name(String name) {
    return Paint.padded(name, NAME);
  }

  private Head worded(String name, Tone tone, String word, Instant at) {
    int wordWidth = Math.max(WORD, word.length() + 1);
    String clock = Times.said(release, at);
    int nameWidth = Math.max(NAME, name.length() + 1);
    return new Head(
        Paint.padded(name, nameWidth)
            + paint.toned(tone, word, wordWidth)
            + Paint.padded(clock, clock.length() + 2),
        nameWidth + wordWidth + clock.length() + 2);
  }

  /** What stands before a branch's text. */
  private record Head(String text, int columns) {
    Branch says(String body) {
      return Branch.leaf(text, columns, body);
    }
  }
}
