package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.board.ReportPage.Section;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a reader of the report finds, with or without eyes, online or not. */
class ReportPageTest {
  private static final String HTML =
      ReportPage.html(
          "Rehearsal of checkout-prod",
          List.of(
              new Section("all green", Releases.allGreen()),
              new Section("alarm mid-bake", Releases.alarmMidBake()),
              new Section("baking", Releases.baking())));
  private static final Page PAGE = Page.read(HTML);

  @Test
  void sameReleasesGiveSameBytes() {
    String again =
        ReportPage.html(
            "Rehearsal of checkout-prod",
            List.of(
                new Section("all green", Releases.allGreen()),
                new Section("alarm mid-bake", Releases.alarmMidBake()),
                new Section("baking", Releases.baking())));
    assertThat(again).isEqualTo(HTML);
  }

  @Test
  void nothingIsFetchedAndNothingRuns() {
    assertThat(HTML)
        .doesNotContain("://")
        .doesNotContain("<script")
        .doesNotContain("@import")
        .doesNotContain("<link")
        .doesNotContain(" src=")
        .doesNotContainPattern("url\\((?!#)");
    assertThat(PAGE.all("//meta[@http-equiv='Content-Security-Policy']").getFirst())
        .extracting(meta -> meta.getAttribute("content"))
        .asString()
        .startsWith("default-src 'none'");
  }

  @Test
  void headlineSaysVerdictInWordsWithSymbol() {
    assertThat(PAGE.texts("//section//p[@class='headline']"))
        .containsExactly(
            "\u2713PROMOTEDAll three waves were promoted, 1d 1h after the start.",
            "\u21baROLLED BACKRolled back from one-region 42m into its bake; the alarm recovered"
                + " in 6m.",
            "\u25d4BAKINGBaking in one-region, 4h 19m of 12h.");
  }

  @Test
  void factsSayWhichReleaseItIs() {
    assertThat(PAGE.texts("//section[2]//dl[@class='facts']//dd"))
        .containsExactly(
            "checkout",
            "checkout-prod",
            "1f3a9c2e",
            "9b1c3d2e4f50",
            "2026-05-05 10:10:05Z",
            "2026-05-05 12:10:16Zafter 2h",
            "Charge in the buyer's currency");
    assertThat(PAGE.texts("//section[3]//dl[@class='facts']//dt"))
        .contains("Under way, seen")
        .doesNotContain("Ended");
  }

  @Test
  void reasonOfRollbackIsWhole() {
    assertThat(PAGE.texts("//section[2]//td[contains(@class, 'reason')]"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("checkout-aggregate went to ALARM at 12:04:10Z, 42m into a 12h")
                    .contains("[4.8, 5.1, 3.9] were greater than the threshold (1.0))"));
  }

  @Test
  void waveThatWasNotReachedSaysSo() {
    assertThat(PAGE.texts("//section[2]//tr[th/div[1]='three-regions']"))
        .singleElement()
        .asString()
        .contains("NOT REACHED")
        .contains("No gate of this wave was opened.");
  }

  @Test
  void rollbackStandsWithOutcome() {
    assertThat(PAGE.texts("//section[2]//h3")).contains("Rollbacks", "Alarms");
    assertThat(PAGE.texts("//section[1]//h3")).doesNotContain("Rollbacks", "Alarms");
    assertThat(PAGE.texts("//section[2]//td"))
        .contains(
            "stage Prod-Wave-1 runs 77aa01bc again; checkout-aggregate OK again: recovered in 6m");
  }

  @Test
  void timelineHasEveryEntryAndItsDetails() {
    String rows = "//section[2]//table[caption[starts-with(., 'Everything')]]/tbody/tr";
    assertThat(PAGE.all(rows)).hasSameSizeAs(Releases.alarmMidBake().timeline());
    assertThat(PAGE.texts(rows + "//details/dl/dd"))
        .containsExactly("ROLL_BACK", "DescribeAlarmHistory read 12:04:13Z");
  }

  @Test
  void tablesAndDrawingsAreNamed() {
    assertThat(PAGE.all("/html").getFirst().getAttribute("lang")).isEqualTo("en");
    assertThat(PAGE.all("//table")).hasSameSizeAs(PAGE.all("//table/caption"));
    assertThat(PAGE.all("//th")).allMatch(head -> head.hasAttribute("scope"));
    assertThat(PAGE.all("//svg"))
        .hasSize(3)
        .allMatch(svg -> svg.getAttribute("role").equals("img"));
  }

  @Test
  void idsAreUniqueAndReferencesLeadSomewhere() {
    List<String> ids = PAGE.all("//*[@id]").stream().map(e -> e.getAttribute("id")).toList();
    assertThat(ids).doesNotHaveDuplicates();
    for (Element element : PAGE.all("//*[@aria-labelledby]")) {
      assertThat(ids).contains(element.getAttribute("aria-labelledby").split(" "));
    }
    for (Element link : PAGE.all("//a")) {
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
    for (Element patterned : PAGE.all("//*[starts-with(@fill, 'url(')]")) {
      assertThat(ids).contains(patterned.getAttribute("fill").replaceAll("^url\\(#|\\)$", ""));
    }
  }

  @Test
  void changedRecordIsShownAsBroken() {
    ReleaseView release = Releases.allGreen();
    List<TimelineEntry> changed = new ArrayList<>(release.timeline());
    changed.remove(4);
    ReleaseView tampered = ReleaseFixture.withTimeline(release, changed);
    Page page = Page.read(ReportPage.html("x", List.of(new Section("x", tampered))));
    assertThat(page.texts("//p"))
        .contains("\u2715BROKENThe record was changed: entry 6 does not fit its digest.");
    assertThat(PAGE.texts("//p")).noneMatch(text -> text.contains("BROKEN"));
  }
}
