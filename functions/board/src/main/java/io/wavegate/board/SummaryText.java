package io.wavegate.board;

import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import java.util.ArrayList;
import java.util.List;

/** The last words on a release: every gate's verdict with its whole reason, every rollback. */
public final class SummaryText {
  private static final int HANG = 15;

  private SummaryText() {}

  /**
   * The summary, in lines of at most 100 columns.
   *
   * @param release the release
   * @param color whether to colour words by terminal sequences; without it there are none
   */
  public static List<String> lines(ReleaseView release, boolean color) {
    Paint paint = new Paint(color);
    List<String> lines = new ArrayList<>(Title.lines(release, paint));
    for (WaveView wave : release.waves()) {
      lines.add("");
      wave(release, wave, paint, lines);
    }
    if (!release.rollbacks().isEmpty()) {
      lines.add("");
      lines.add(paint.strong("Rollbacks"));
      for (RollbackView rollback : release.rollbacks()) {
        rollback(release, rollback, paint, lines);
      }
    }
    return List.copyOf(lines);
  }

  private static void wave(ReleaseView release, WaveView wave, Paint paint, List<String> lines) {
    Standing standing = Course.of(release, wave);
    lines.add(
        paint.strong(wave.name())
            + "  "
            + paint.toned(standing.tone(), standing.word(), standing.word().length())
            + "  stage "
            + Visible.of(wave.stage()));
    for (GateView view : wave.gates()) {
      gate(release, GateLook.of(view), paint, lines);
    }
  }

  private static void gate(ReleaseView release, GateLook look, Paint paint, List<String> lines) {
    String word = look.mark().word();
    String when = Times.full(look.at()) + "  " + Times.offset(release.startedAt(), look.at());
    lines.add(
        "  "
            + Paint.padded(look.gate(), HANG - 2)
            + paint.toned(look.mark().tone(), word, Math.max(11, word.length() + 2))
            + when);
    lines.addAll(body(look.reason()));
    if (!look.then().isBlank()) {
      lines.addAll(body("-> " + look.then()));
    }
  }

  private static void rollback(
      ReleaseView release, RollbackView rollback, Paint paint, List<String> lines) {
    Standing standing = Course.of(rollback);
    String target =
        rollback.target().isEmpty()
            ? "to nothing"
            : (rollback.isExecution() ? "to execution " : "to ") + rollback.target();
    String took =
        rollback
            .endedAt()
            .map(end -> "took " + new Span(rollback.startedAt(), end).said())
            .orElse("under way");
    lines.add(
        "  "
            + Visible.of(rollback.wave())
            + "  "
            + paint.toned(standing.tone(), standing.word(), standing.word().length())
            + "  "
            + Times.full(rollback.startedAt())
            + "  "
            + Times.offset(release.startedAt(), rollback.startedAt())
            + ", "
            + took);
    lines.addAll(body("stage " + rollback.stage() + " by " + rollback.lever() + " " + target));
    lines.addAll(body(rollback.outcome()));
  }

  private static List<String> body(String text) {
    return Paragraph.hanging(" ".repeat(HANG), HANG, text);
  }
}
