package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.view.ReleaseView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void linesBreakBetweenWords() {
    assertThat(Paragraph.lines("one two three four five six seven", 24))
        .containsExactly("one two three four five", "six seven");
  }

  @Test
  void wordsTooLongAreBroken() {
    assertThat(Paragraph.lines("see " + "x".repeat(50), 24))
        .containsExactly("see", "x".repeat(24), "x".repeat(24), "xx");
  }

  @Test
  void emptyTextIsOneEmptyLine() {
    assertThat(Paragraph.lines(" ", 24)).containsExactly("");
  }

  @Test
  void noTextOutputIsWiderThanAPage() {
    String endless = "lorem ipsum " + "arn:aws:cloudwatch:".repeat(20) + " dolor";
    for (ReleaseView release :
        List.of(Releases.alarmMidBake(endless, endless, endless), Releases.waiting())) {
      List<String> lines = new ArrayList<>(TreeText.lines(release, false));
      lines.addAll(SummaryText.lines(release, false));
      assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
  }
}
