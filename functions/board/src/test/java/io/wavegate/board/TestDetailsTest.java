package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.board.ReportPage.Section;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a test left behind: which run it was, where to read more, its last lines. */
class TestDetailsTest {
  private static Page page(String link, String... lines) {
    TestOutcome failed =
        new TestOutcome.Failed(
            Instant.parse("2026-05-05T09:20:00Z"),
            Duration.ofSeconds(40),
            "3 of 12",
            Optional.of(new TestDetail(2, 1, link, List.of(lines))));
    return Page.read(
        ReportPage.html(
            "Rehearsal",
            List.of(
                new Section(
                    "a test",
                    ReleaseFixture.startedAt("2026-05-05T09:00:05Z")
                        .wave(WaveFixture.oneBox().tested(new TestEvidence("smoke", true, failed)))
                        .seenAt("2026-05-05T14:40:00Z", "Rolled back.")))));
  }

  @Test
  void areShownBesideWhatItSaid() {
    Page page = page("https://ci.example.com/builds/7", "GET /basket 500", "<b>broken</b>");

    Element link = page.all("//td[contains(@class, 'reason')]//a").getFirst();
    assertThat(link.getAttribute("href")).isEqualTo("https://ci.example.com/builds/7");
    assertThat(link.getAttribute("rel")).isEqualTo("noreferrer");
    assertThat(page.texts("//td[contains(@class, 'reason')]/div"))
        .containsExactly(
            "run 2, after 1 that failed",
            "https://ci.example.com/builds/7",
            "GET /basket 500",
            "<b>broken</b>");
  }

  @Test
  void aLinkThatIsNoHttpsUrlIsNotFollowed() {
    assertThat(page("javascript:alert(1)").all("//td[contains(@class, 'reason')]//a")).isEmpty();
  }
}
