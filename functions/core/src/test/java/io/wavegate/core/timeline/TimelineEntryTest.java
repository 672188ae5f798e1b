package io.wavegate.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.Times;
import io.wavegate.core.timeline.TimelineEntry.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain of entries shows every change of any of them. */
class TimelineEntryTest {
  private static final TimelineEntry FIRST = TimelineEntry.after(0, "", line("gate opened"));
  private static final TimelineEntry SECOND =
      TimelineEntry.after(FIRST.number(), FIRST.digest(), line("decided"));

  @Test
  void entriesCountFromOneAndHoldTheDigestBefore() {
    assertThat(TimelineEntry.after(41, "", line("decided")).number()).isEqualTo(42);
    assertThat(FIRST.number()).isEqualTo(1);
    assertThat(FIRST.previous()).isEmpty();
    assertThat(SECOND.number()).isEqualTo(2);
    assertThat(SECOND.previous()).isEqualTo(FIRST.digest()).hasSize(64);
    assertThat(List.of(FIRST, SECOND)).allMatch(TimelineEntry::isIntact);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampered")
  void aChangedFieldShows(String field, UnaryOperator<TimelineEntry> tamper) {
    TimelineEntry tampered = tamper.apply(SECOND);
    assertThat(tampered).isNotEqualTo(SECOND);
    assertThat(tampered.isIntact()).isFalse();
  }

  static Stream<Arguments> tampered() {
    return Stream.of(
        tampering("number", e -> with(e, 3, "decided", details("verdict", "HALT"))),
        tampering("text", e -> with(e, 2, "decided ", details("verdict", "HALT"))),
        tampering("a detail's value", e -> with(e, 2, "decided", details("verdict", "PROMOTE"))),
        tampering("a detail's key", e -> with(e, 2, "decided", details("verdicts", "HALT"))),
        tampering("a detail's border", e -> with(e, 2, "decided", details("verdictH", "ALT"))),
        tampering("no details", e -> with(e, 2, "decided", new LinkedHashMap<>())),
        tampering(
            "time",
            e -> entry(e, new Line(Times.BAKED, e.kind(), e.wave(), e.text(), e.details()))),
        tampering(
            "kind",
            e -> entry(e, new Line(e.at(), TimelineKind.PAGED, e.wave(), e.text(), e.details()))),
        tampering("wave", e -> entry(e, new Line(e.at(), e.kind(), "", e.text(), e.details()))),
        tampering(
            "the border between wave and text",
            e -> entry(e, new Line(e.at(), e.kind(), e.wave() + "d", "ecided", e.details()))),
        tampering("previous", e -> chained(e, "0".repeat(64), e.digest())),
        tampering("digest", e -> chained(e, e.previous(), FIRST.digest())));
  }

  @Test
  void anEntryThatIsTakenOutLeavesAGap() {
    TimelineEntry third = TimelineEntry.after(SECOND.number(), SECOND.digest(), line("settled"));
    assertThat(third.previous()).isNotEqualTo(FIRST.digest());
    assertThat(chained(third, FIRST.digest(), third.digest()).isIntact()).isFalse();
  }

  @Test
  void theOrderOfTheDetailsMatters() {
    SequencedMap<String, String> turned = new LinkedHashMap<>();
    turned.put("gate", "promotion");
    turned.putFirst("verdict", "HALT");
    SequencedMap<String, String> straight = new LinkedHashMap<>();
    straight.put("gate", "promotion");
    straight.put("verdict", "HALT");
    assertThat(turned).isEqualTo(straight);
    assertThat(TimelineEntry.after(0, "", line("decided", turned)).digest())
        .isNotEqualTo(TimelineEntry.after(0, "", line("decided", straight)).digest());
  }

  @Test
  void theCallersMapIsCopied() {
    SequencedMap<String, String> details = details("verdict", "HALT");
    TimelineEntry entry = TimelineEntry.after(0, "", line("decided", details));
    details.put("verdict", "PROMOTE");
    assertThat(entry.details()).containsEntry("verdict", "HALT");
    assertThat(entry.isIntact()).isTrue();
  }

  @Test
  void aLineWithoutDetailsHasNone() {
    assertThat(Line.of(Times.FROM, TimelineKind.WATCH, "one-box", "watch began").details())
        .isEmpty();
  }

  private static Arguments tampering(String field, UnaryOperator<TimelineEntry> tamper) {
    return Arguments.of(field, tamper);
  }

  private static Line line(String text) {
    return line(text, details("verdict", "HALT"));
  }

  private static Line line(String text, SequencedMap<String, String> details) {
    return new Line(Times.SETTLED, TimelineKind.DECIDED, "one-box", text, details);
  }

  private static SequencedMap<String, String> details(String key, String value) {
    SequencedMap<String, String> details = new LinkedHashMap<>();
    details.put(key, value);
    return details;
  }

  private static TimelineEntry with(
      TimelineEntry e, int number, String text, SequencedMap<String, String> details) {
    return new TimelineEntry(
        number, e.at(), e.kind(), e.wave(), text, details, e.previous(), e.digest());
  }

  private static TimelineEntry entry(TimelineEntry e, Line line) {
    return new TimelineEntry(
        e.number(),
        line.at(),
        line.kind(),
        line.wave(),
        line.text(),
        line.details(),
        e.previous(),
        e.digest());
  }

  private static TimelineEntry chained(TimelineEntry e, String previous, String digest) {
    return new TimelineEntry(
        e.number(), e.at(), e.kind(), e.wave(), e.text(), e.details(), previous, digest);
  }
}
