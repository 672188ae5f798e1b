package io.wavegate.board;

import io.wavegate.core.view.ReleaseView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text output, word for word. */
class TextGoldenTest {
  @Test
  void treeOfReleaseThatWentThrough() {
    Golden.assertSame("tree-all-green.txt", TreeText.lines(Releases.allGreen(), false));
  }

  @Test
  void treeOfReleaseThatWasRolledBack() {
    Golden.assertSame("tree-alarm-mid-bake.txt", TreeText.lines(Releases.alarmMidBake(), false));
  }

  @Test
  void treeOfBakeUnderWay() {
    Golden.assertSame("tree-baking.txt", TreeText.lines(Releases.baking(), false));
  }

  @Test
  void treeOfReleaseThatWaits() {
    Golden.assertSame("tree-waiting.txt", TreeText.lines(Releases.waiting(), false));
  }

  @Test
  void summaryOfReleaseThatWentThrough() {
    Golden.assertSame("summary-all-green.txt", SummaryText.lines(Releases.allGreen(), false));
  }

  @Test
  void summaryOfReleaseThatWasRolledBack() {
    Golden.assertSame(
        "summary-alarm-mid-bake.txt", SummaryText.lines(Releases.alarmMidBake(), false));
  }

  @Test
  void decisionsOfReleaseThatWasRolledBack() {
    Golden.assertSame("decisions-alarm-mid-bake.txt", decisions(Releases.alarmMidBake()));
  }

  @Test
  void decisionsOfReleaseThatWentThrough() {
    Golden.assertSame("decisions-all-green.txt", decisions(Releases.allGreen()));
  }

  private static List<String> decisions(ReleaseView release) {
    Instant start = release.startedAt();
    return release.timeline().stream()
        .map(entry -> DecisionText.line(entry, start, false))
        .toList();
  }
}
