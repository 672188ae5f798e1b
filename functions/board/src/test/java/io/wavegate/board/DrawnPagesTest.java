package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.board.ReportPage.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnPagesTest {
  @Test
  void page() throws IOException {
    String html =
        ReportPage.html(
            "Rehearsal of checkout-prod",
            List.of(
                new Section("all green", Releases.allGreen()),
                new Section("alarm mid-bake", Releases.alarmMidBake()),
                new Section("baking", Releases.baking()),
                new Section("waiting", Releases.waiting())));
    Files.writeString(Path.of("/tmp/boardwork/report.html"), html);
    assertThat(html).isNotEmpty();
  }
}
