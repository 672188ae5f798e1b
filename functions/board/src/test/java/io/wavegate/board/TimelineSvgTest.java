package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavegate.core.model.GateKind;
import io.wavegate.core.view.ReleaseView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A timeline whose widths are times. */
class TimelineSvgTest {
  private static Page drawn(ReleaseView release) {
    return Page.read(TimelineSvg.svg(release));
  }

  private static List<Double> widths(Page page, String kind) {
    return page.numbers("//rect[@class='bar " + kind + "'][../title]", "width");
  }

  @Test
  void barsAreAsLongAsTheirTime() {
    List<Double> bakes = widths(drawn(Releases.allGreen()), "bake");
    assertThat(bakes).hasSize(3);
    assertThat(bakes.get(1) / bakes.get(0)).isCloseTo(12, within(0.1));
    assertThat(bakes.get(2) / bakes.get(0)).isCloseTo(2, within(0.02));
  }

  @Test
  void waitingForWindowIsDrawn() {
    Page page = drawn(Releases.allGreen());
    double hour = widths(page, "bake").getFirst();
    assertThat(widths(page, "wait").getLast() / hour).isCloseTo(9.57, within(0.1));
    assertThat(page.texts("//text")).contains("waiting 9h 34m");
  }

  @Test
  void alarmStandsAboveItsRollback() {
    Page page = drawn(Releases.alarmMidBake());
    assertThat(widths(page, "alarm")).hasSize(1);
    assertThat(widths(page, "rollback")).hasSize(1);
    assertThat(page.texts("//text"))
        .contains(
            "12:04Z ALARM for 5m 30s",
            "12:04Z ROLL BACK",
            "12:04Z rollback took 6m",
            "12:10Z recovered");
  }

  @Test
  void cutBakeDoesNotStretchTheAxis() {
    Page page = drawn(Releases.alarmMidBake());
    assertThat(page.all("//rect[@class='bar ahead'][../title]")).isEmpty();
    assertThat(page.texts("//text")).contains("12:00Z").doesNotContain("13:00Z", "15:00Z");
  }

  @Test
  void bakeUnderWayShowsWhatIsLeft() {
    Page page = drawn(Releases.baking());
    List<Double> ahead = widths(page, "ahead");
    List<Double> baked = widths(page, "bake");
    assertThat(ahead.getFirst() / baked.getLast()).isCloseTo(7.675 / 4.325, within(0.02));
    assertThat(page.all("//line[@class='now']")).isNotEmpty();
    assertThat(drawn(Releases.allGreen()).all("//line[@class='now']")).isEmpty();
  }

  @Test
  void hoursAreRoundAndDaysAreNamed() {
    List<String> texts = drawn(Releases.allGreen()).texts("//text");
    assertThat(texts).contains("12:00Z", "15:00Z", "00:00Z", "Tue 5 May", "Wed 6 May");
  }

  @Test
  void waveThatWasNotReachedHasNoBar() {
    Page page = drawn(Releases.alarmMidBake());
    assertThat(page.all("//line[@class='unreached']")).hasSize(1);
    assertThat(page.texts("//text")).contains("\u25cb NOT REACHED");
  }

  @Test
  void drawingIsToldInWords() {
    assertThat(drawn(Releases.alarmMidBake()).texts("//desc").getFirst())
        .contains("one-region: ROLLED BACK")
        .contains("baked 42m 4s")
        .contains("in ALARM for 5m 30s")
        .contains("three-regions: NOT REACHED");
  }

  @Test
  void nothingIsDrawnOutside() {
    for (ReleaseView release :
        List.of(Releases.allGreen(), Releases.alarmMidBake(), Releases.baking())) {
      Page page = drawn(release);
      assertThat(page.numbers("//rect[../title]", "x")).allMatch(x -> x >= 158 && x <= 946);
      assertThat(page.numbers("//text", "x")).allMatch(x -> x >= 0 && x <= 960);
    }
  }

  @Test
  void flappingAlarmHasOneLabel() {
    Instant start = Instant.parse("2026-05-05T09:00:00Z");
    WaveFixture wave =
        WaveFixture.oneBox()
            .gate(GateKind.ENTRY, start, WaveFixture.promoted(start, "window open"))
            .window(start, start.plusSeconds(600), Duration.ofHours(12));
    for (int i = 1; i <= 8; i++) {
      Instant from = start.plusSeconds(3600 + 300L * i);
      wave.alarmed(from, from.plusSeconds(120), "flap");
    }
    ReleaseView release =
        ReleaseFixture.startedAt("2026-05-05T09:00:00Z")
            .wave(wave)
            .seenAt("2026-05-05T20:00:00Z", "x");
    assertThat(drawn(release).texts("//text[contains(@class, 'label')]"))
        .containsExactly("10:05Z ALARM 8 times, 16m in all");
    assertThat(widths(drawn(release), "alarm")).hasSize(8);
  }
}
