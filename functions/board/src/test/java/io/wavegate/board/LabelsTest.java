package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.board.Labels.Placed;
import io.wavegate.board.Labels.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  private static final double LEFT = 150;
  private static final double RIGHT = 950;

  private static List<Wanted> every(double step, int number) {
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      wanted.add(new Wanted(LEFT + i * step, "12:04Z ALARM for " + i + "m", Tone.BAD));
    }
    return wanted;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 5, 20, 60, 200})
  void labelsNeverCoverEachOtherNorLeaveTheLane(double step) {
    int number = (int) Math.min(12, 1 + (RIGHT - LEFT) / Math.max(step, 1));
    List<Placed> placed = Labels.place(every(step, number), LEFT, RIGHT);
    assertThat(placed).hasSize(number);
    for (Placed one : placed) {
      assertThat(one.left()).isGreaterThanOrEqualTo(LEFT);
      assertThat(one.right()).isLessThanOrEqualTo(RIGHT);
      assertThat(placed)
          .noneMatch(
              other ->
                  !other.equals(one)
                      && other.row() == one.row()
                      && other.left() < one.right()
                      && one.left() < other.right());
    }
  }

  @Test
  void labelsThatAreFarApartShareRow() {
    assertThat(Labels.place(every(300, 3), LEFT, RIGHT)).extracting(Placed::row).containsOnly(0);
  }

  @Test
  void noLeaderLineRunsThroughLabelsAtRightEdge() {
    List<Wanted> wanted =
        List.of(
            new Wanted(900, "12:04Z ALARM for 5m 30s", Tone.BAD),
            new Wanted(900.2, "12:04Z ROLL BACK", Tone.BAD),
            new Wanted(945, "12:10Z recovered", Tone.GOOD));
    List<Placed> placed = Labels.place(wanted, LEFT, RIGHT);
    for (Placed lower : placed) {
      assertThat(placed)
          .noneMatch(
              upper ->
                  upper.row() < lower.row()
                      && upper.left() <= lower.wanted().x()
                      && lower.wanted().x() <= upper.right());
    }
  }
}
