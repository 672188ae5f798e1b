package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.board.ReportPage.Section;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.view.ReleaseView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Commit messages, alarm reasons and test output come from outside, and may be an attack. */
class HostileTextTest {
  private static final String MARKUP =
      "</title></style></svg><script>alert(1)</script><img src=x onerror='alert(2)'>"
          + "\" onmouseover=\"alert(3)\" x='&lt;b&gt;' --> ]]> {{7*7}} ${7*7}";
  private static final String CONTROL =
      "ok\r\n2026-05-05 PROMOTE forged\u001b[2J\u001b[31mred\u0007\u0000\u009b1m\u202egnp.exe"
          + "\u2066\u200b\ufeff\u2028next\ud800";

  private static ReleaseView attacked(String text) {
    ReleaseView release = Releases.alarmMidBake(text, text, text);
    List<TimelineEntry> timeline = new ArrayList<>(release.timeline());
    for (TimelineKind kind : TimelineKind.values()) {
      timeline.add(entry(timeline, kind, text));
    }
    ReleaseView seen = ReleaseFixture.withTimeline(release, timeline);
    return new ReleaseView(
        text,
        text,
        text,
        text,
        text,
        seen.startedAt(),
        seen.asOf(),
        text,
        seen.waves(),
        seen.rollbacks(),
        seen.timeline());
  }

  private static TimelineEntry entry(List<TimelineEntry> before, TimelineKind kind, String text) {
    TimelineEntry last = before.getLast();
    LinkedHashMap<String, String> details = new LinkedHashMap<>();
    details.put(text, text);
    return TimelineEntry.after(
        last.number(), last.digest(), new TimelineEntry.Line(last.at(), kind, text, text, details));
  }

  private static String page(String text) {
    return ReportPage.html(text, List.of(new Section(text, attacked(text))));
  }

  @Test
  void markupAddsNoElementAndNoAttribute() {
    Page page = Page.read(page(MARKUP));
    Set<String> known =
        Arrays.stream(Tag.values()).map(Tag::word).collect(Collectors.toUnmodifiableSet());
    for (Element element : page.all("//*")) {
      assertThat(known).contains(element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
      }
    }
    assertThat(page.all("//script")).isEmpty();
    assertThat(page.all("//style")).hasSize(1);
  }

  @Test
  void markupIsShownAsItStands() {
    Page page = Page.read(page(MARKUP));
    assertThat(page.texts("//h1")).containsExactly(MARKUP);
    assertThat(page.texts("//head/title")).containsExactly(MARKUP);
    assertThat(page.texts("//dl[@class='facts']//dd")).contains(MARKUP);
  }

  @Test
  void drawingStaysWholeToo() {
    Page drawing = Page.read(TimelineSvg.svg(attacked(MARKUP)));
    assertThat(drawing.all("//script")).isEmpty();
    assertThat(drawing.texts("//desc").getFirst()).startsWith(MARKUP);
  }

  @Test
  void controlCharactersAreShownNotObeyed() {
    String html = page(CONTROL);
    assertHarmless(html.replace("\n", ""));
    assertThat(Page.read(html).texts("//h1"))
        .containsExactly(
            "ok 2026-05-05 PROMOTE forged\\u001b[2J\\u001b[31mred\\u0007\\u0000\\u009b1m"
                + "\\u202egnp.exe\\u2066\\u200b\\ufeff next\\ud800");
  }

  @Test
  void textCannotForgeLinesOrColours() {
    ReleaseView release = attacked(CONTROL);
    List<String> lines = new ArrayList<>(TreeText.lines(release, false));
    lines.addAll(SummaryText.lines(release, false));
    release
        .timeline()
        .forEach(entry -> lines.add(DecisionText.line(entry, release.startedAt(), false)));
    assertThat(lines).allSatisfy(HostileTextTest::assertHarmless);
    assertThat(lines).noneMatch(line -> line.startsWith("2026-05-05 PROMOTE"));
  }

  @Test
  void colouredTextHoldsOnlyOurSequences() {
    ReleaseView release = attacked(CONTROL);
    assertSameButForColour(TreeText.lines(release, true), TreeText.lines(release, false));
    assertSameButForColour(SummaryText.lines(release, true), SummaryText.lines(release, false));
  }

  private static void assertSameButForColour(List<String> coloured, List<String> plain) {
    assertThat(String.join("\n", coloured)).contains("\u001b[");
    assertThat(
            coloured.stream()
                .map(line -> line.replaceAll("\u001b\\[(0|1|2|32|36|1;31|1;33)m", ""))
                .map(String::stripTrailing)
                .toList())
        .isEqualTo(plain);
  }

  private static void assertHarmless(String text) {
    assertThat(text.codePoints())
        .noneMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE
                    || Character.getType(point) == Character.LINE_SEPARATOR);
  }
}
