package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTextTest {
  private static final Instant START = Instant.parse("2026-05-05T10:22:10Z");

  private static TimelineEntry entry(TimelineKind kind, String text, String verdict) {
    LinkedHashMap<String, String> details = new LinkedHashMap<>();
    if (!verdict.isEmpty()) {
      details.put("verdict", verdict);
    }
    Instant at = START.plusSeconds(102 * 60);
    return TimelineEntry.after(
        0, "", new TimelineEntry.Line(at, kind, "one-region", text, details));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROLL_BACK: the alarm fired",
        "ROLL BACK: the alarm fired",
        "ROLL_BACK the alarm fired"
      })
  void verdictIsTakenFromTheText(String text) {
    assertThat(DecisionText.line(entry(TimelineKind.DECIDED, text, ""), START, false))
        .isEqualTo("+1h 42m   12:04:10Z  one-region    ROLL BACK   the alarm fired");
  }

  @Test
  void verdictIsTakenFromTheDetails() {
    TimelineEntry entry = entry(TimelineKind.DECIDED, "the alarm fired", "ROLL_BACK");
    assertThat(DecisionText.line(entry, START, false)).endsWith("ROLL BACK   the alarm fired");
  }

  @Test
  void textCannotContradictTheDetails() {
    TimelineEntry entry = entry(TimelineKind.DECIDED, "PROMOTE was not possible", "HALT");
    assertThat(DecisionText.line(entry, START, false))
        .endsWith("HALT        PROMOTE was not possible");
  }

  @Test
  void decisionWithoutVerdictIsShownAsItIs() {
    TimelineEntry entry = entry(TimelineKind.DECIDED, "PROMOTED_BY_PERSON alice", "");
    assertThat(DecisionText.line(entry, START, false))
        .endsWith("DECIDED     PROMOTED_BY_PERSON alice");
  }

  @ParameterizedTest
  @EnumSource(TimelineKind.class)
  void everyKindIsOneLineWithItsWord(TimelineKind kind) {
    String line = DecisionText.line(entry(kind, "something\nhappened", ""), START, false);
    assertThat(line)
        .contains("  one-region    " + kind.name().replace('_', ' ') + " ")
        .endsWith(" something happened");
  }

  @Test
  void colourIsOnTheWordAlone() {
    TimelineEntry entry = entry(TimelineKind.DECIDED, "PROMOTE: baked 1h", "");
    assertThat(DecisionText.line(entry, START, true))
        .isEqualTo("+1h 42m   12:04:10Z  one-region    \u001b[32mPROMOTE     \u001b[0mbaked 1h");
  }

  @Test
  void whatHappenedBeforeTheStartHasMinus() {
    TimelineEntry entry = entry(TimelineKind.ALARM, "x", "");
    assertThat(DecisionText.line(entry, entry.at().plusSeconds(5), false)).startsWith("-5s ");
  }
}
