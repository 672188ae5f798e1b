package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rollbacks, alarms and tests of a release; a table that would be empty is not there.
 *
 * @param release the release
 */
record EvidenceTables(ReleaseView release) {
  /** Rollbacks with their outcome. */
  Optional<Element> rollbacks() {
    if (release.rollbacks().isEmpty()) {
      return Optional.empty();
    }
    Element body = Element.of(Tag.TBODY);
    release.rollbacks().forEach(rollback -> body.add(row(rollback)));
    return Optional.of(
        Grid.table(
            "Rollbacks with their outcome",
            List.of("Wave", "Stands", "Lever", "Back to execution", "Began", "Took", "Outcome"),
            body));
  }

  private Element row(RollbackView rollback) {
    String known = rollback.isExecution() ? Names.head(rollback.target(), 8) : rollback.target();
    String target = known.isEmpty() ? "none" : known;
    String took =
        rollback
            .endedAt()
            .map(end -> new Span(rollback.startedAt(), end).said())
            .orElse("under way");
    return Element.of(Tag.TR)
        .add(rowHead(rollback.wave()))
        .add(Grid.cell(Badge.of(Course.of(rollback))).classed("whole"))
        .add(Grid.whole(rollback.lever()), Grid.whole(target), when(rollback.startedAt()))
        .add(Grid.whole(took), Grid.cell(rollback.outcome()).classed("reason"));
  }

  /** The aggregate alarms' ALARM spells. */
  Optional<Element> alarms() {
    boolean none = release.waves().stream().allMatch(wave -> wave.spells().isEmpty());
    if (none) {
      return Optional.empty();
    }
    Element body = Element.of(Tag.TBODY);
    for (WaveView wave : release.waves()) {
      wave.spells().forEach(spell -> body.add(row(wave, spell)));
    }
    return Optional.of(
        Grid.table(
            "Times in ALARM while a wave was watched",
            List.of("Wave", "Alarm", "From", "For", "Reason"),
            body));
  }

  private Element row(WaveView wave, Spell spell) {
    String alarm = wave.alarms().isEmpty() ? "aggregate" : wave.alarms().getFirst();
    String lasts = spell.to().isBefore(release.asOf()) ? "" : ", still firing";
    String span = Said.duration(Duration.between(spell.from(), spell.to()));
    return Element.of(Tag.TR)
        .add(rowHead(wave.name()), Grid.whole(alarm), when(spell.from()))
        .add(Grid.whole(span + lasts), Grid.cell(spell.reason()).classed("reason"));
  }

  /** The policy's tests and what they came to. */
  Optional<Element> tests() {
    boolean none = release.waves().stream().allMatch(wave -> wave.tests().isEmpty());
    if (none) {
      return Optional.empty();
    }
    Element body = Element.of(Tag.TBODY);
    for (WaveView wave : release.waves()) {
      wave.tests().forEach(test -> body.add(row(wave, test)));
    }
    return Optional.of(
        Grid.table(
            "Validation tests and their results",
            List.of("Wave", "Test", "Result", "Ended", "Took", "What it said"),
            body));
  }

  private Element row(WaveView wave, TestEvidence test) {
    String name = test.required() ? test.name() : test.name() + " (informative)";
    Element row = Element.of(Tag.TR).add(rowHead(wave.name()), Grid.whole(name));
    return switch (test.outcome()) {
      case TestOutcome.Missing missing ->
          row.add(Grid.cell(Badge.of("\u25cb", "NO RESULT", Tone.QUIET)).classed("whole"))
              .add(Grid.cell(""), Grid.cell(""), Grid.cell(""));
      case TestOutcome.Passed passed ->
          row.add(Grid.cell(Badge.of("\u2713", "PASSED", Tone.GOOD)).classed("whole"))
              .add(when(passed.at()), Grid.whole(Said.duration(passed.took())))
              .add(said(passed.summary(), passed.detail()));
      case TestOutcome.Failed failed ->
          row.add(Grid.cell(Badge.of("\u2715", "FAILED", Tone.BAD)).classed("whole"))
              .add(when(failed.at()), Grid.whole(Said.duration(failed.took())))
              .add(said(failed.why(), failed.detail()));
    };
  }

  /** What a test said, where more is to be read, and the last lines that it left. */
  private static Element said(String summary, Optional<TestDetail> detail) {
    Element cell = Grid.cell(summary).classed("reason");
    detail.filter(TestDetail::isFlaky).ifPresent(known -> cell.add(note(flaky(known))));
    detail
        .map(TestDetail::link)
        .filter(link -> link.startsWith("https://"))
        .ifPresent(
            link ->
                cell.add(
                    Element.of(Tag.DIV)
                        .add(
                            Element.of(Tag.A, link)
                                .with(Attribute.HREF, link)
                                .with(Attribute.REL, "noreferrer"))
                        .classed("note")));
    detail.ifPresent(known -> known.lines().forEach(line -> cell.add(note(line))));
    return cell;
  }

  private static Element note(String text) {
    return Element.of(Tag.DIV, text).classed("note");
  }

  static String flaky(TestDetail detail) {
    return "run %d, after %d that failed".formatted(detail.attempt(), detail.failedBefore());
  }

  private static Element rowHead(String wave) {
    return Element.of(Tag.TH, wave).with(Attribute.SCOPE, "row").classed("whole");
  }

  private Element when(Instant at) {
    return Grid.at(at)
        .add(Element.of(Tag.DIV, Times.offset(release.startedAt(), at)).classed("note"));
  }
}
