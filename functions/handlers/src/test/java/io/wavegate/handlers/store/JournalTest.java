package io.wavegate.handlers.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Item;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.testing.StrictItemStore;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.handlers.testing.TestTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final ReleaseId RELEASE = new ReleaseId(TestPipeline.REF, "release-1");
  private static final Write CHANGE = new Write.Create(Item.first("P", "S", "{}"));

  private final StrictItemStore store = new StrictItemStore();
  private final Journal journal = new Journal(store);

  @Test
  void aChangeAndItsLinesAreWrittenTogether() {
    assertThat(journal.commit(RELEASE, List.of(CHANGE), List.of(line("one"), line("two"))))
        .isTrue();

    assertThat(store.get("P", "S")).isPresent();
    assertThat(journal.read(RELEASE)).extracting(TimelineEntry::text).containsExactly("one", "two");
  }

  @Test
  void whereAConditionFailsNeitherIsWritten() {
    journal.commit(RELEASE, List.of(CHANGE), List.of(line("one")));

    assertThat(journal.commit(RELEASE, List.of(CHANGE), List.of(line("again")))).isFalse();

    assertThat(journal.read(RELEASE)).hasSize(1);
  }

  @Test
  void aLineThatSomebodyElseWroteInBetweenStaysBeforeOurs() {
    journal.append(RELEASE, List.of(line("one")));
    store.beforeNextWrite(() -> journal.append(RELEASE, List.of(line("theirs"))));

    assertThat(journal.commit(RELEASE, List.of(CHANGE), List.of(line("ours")))).isTrue();

    List<TimelineEntry> entries = journal.read(RELEASE);
    assertThat(entries).extracting(TimelineEntry::text).containsExactly("one", "theirs", "ours");
    assertThat(entries).extracting(TimelineEntry::number).containsExactly(1, 2, 3);
    assertThat(entries).allMatch(TimelineEntry::isIntact);
    assertThat(entries.get(2).previous()).isEqualTo(entries.get(1).digest());
  }

  @Test
  void aConditionThatFailsBesideAContendedTimelineIsNotWaitedFor() {
    journal.commit(RELEASE, List.of(CHANGE), List.of(line("one")));
    store.beforeNextWrite(() -> journal.append(RELEASE, List.of(line("theirs"))));

    assertThat(journal.commit(RELEASE, List.of(CHANGE), List.of(line("ours")))).isFalse();
  }

  @Test
  void aTimelineThatStaysContendedIsNotTakenForAFailedCondition() {
    store.beforeNextWrite(this::writeBeforeEachWrite);

    assertThatThrownBy(() -> journal.commit(RELEASE, List.of(CHANGE), List.of(line("ours"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is contended");
    assertThat(store.get("P", "S")).isEmpty();
  }

  private void writeBeforeEachWrite() {
    new Journal(store).append(RELEASE, List.of(line("theirs")));
    store.beforeNextWrite(this::writeBeforeEachWrite);
  }

  private static Line line(String text) {
    return Line.of(TestTime.MONDAY, TimelineKind.WATCH, "one-box", text);
  }
}
