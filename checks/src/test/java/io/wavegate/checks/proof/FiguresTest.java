package io.wavegate.checks.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The figures of a simulation, as they are recorded and shown. */
final class FiguresTest {
  private static final String RECORDED =
      """
      {"schedules": 20000, "seed": 7, "violations": [],
       "healthy": {"runs": 4330, "promoted": 4312},
       "planted": [
         {"name": "a-bug", "title": "t", "found": true, "seed": 12, "rule": "S1", "schedules": 40},
         {"name": "b-bug", "title": "t", "found": false}]}
      """;

  private static SequencedMap<String, String> titles() {
    SequencedMap<String, String> titles = new TreeMap<>();
    titles.put("a-bug", "looks away");
    titles.put("b-bug", "counts wrong");
    titles.put("c-bug", "is new");
    return titles;
  }

  @Test
  void theyAreSaidWithWhatFoundEachPlantedBug() {
    assertThat(Figures.markdown(Optional.of(Figures.read(RECORDED)), titles()))
        .startsWith(
            "20,000 schedules from seed 7: no rule was violated. Of 4,330 runs with at most two"
                + " faults that pass, 4,312 were promoted (99.6 %). Measured by `./wavegate simulate"
                + " --schedules 20000 --planted --json=FILE`; a planted bug is looked for in the"
                + " schedule that is recorded for it, and in the first 5,000 where it is not seen"
                + " there.\n\n")
        .contains("| `a-bug` | looks away | by S1 in schedule 12 |\n")
        .contains("| `b-bug` | counts wrong | **not found** |\n")
        .contains("| `c-bug` | is new | not recorded yet |\n");
  }

  @Test
  void aViolationIsNotHidden() {
    String spoilt = RECORDED.replace("\"violations\": []", "\"violations\": [{\"seed\": 3}]");

    assertThat(Figures.markdown(Optional.of(Figures.read(spoilt)), titles()))
        .startsWith("20,000 schedules from seed 7: **1 violation**.");
  }

  @Test
  void withoutThemItSaysSo() {
    assertThat(Figures.markdown(Optional.empty(), titles()))
        .startsWith("The figures of a long simulation are not recorded yet.\n\n");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> Figures.read(RECORDED.replace("\"promoted\"", "\"promted\"")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("promoted must be a whole number");
    assertThatThrownBy(() -> Figures.read(RECORDED.replace("\"violations\": [],", "")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("violations must be an array");
  }
}
