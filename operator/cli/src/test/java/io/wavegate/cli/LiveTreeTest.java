package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTreeTest {
  private static final String CURSOR = "\033\\[[0-9?]*[A-LN-Zhl]";

  private final Path folder;

  LiveTreeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Result live(Cli cli, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("rehearse", "--pace=5m/s", "--out", folder, Cli.scenario("alarm-mid-bake")));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray());
  }

  @Test
  void pausesAQuarterOfASecondForEachFrame() {
    Result result = live(Cli.onScreen(60));

    assertThat(result.code()).isZero();
    // A frame is 75 s; the release is first seen after 6 of its 135 minutes; one frame at the end.
    assertThat(result.pauses()).hasSize(104).containsOnly(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 24, 60})
  void isDrawnInPlaceAndLeavesNothingBehind(int rows) {
    Result result = live(Cli.onScreen(rows));

    List<String> seen = Screen.after(result.out(), rows);

    assertThat(result.out()).containsPattern(CURSOR);
    assertThat(seen.getFirst()).isEqualTo("== alarm mid-bake ==");
    assertThat(seen.get(1)).startsWith("ROLLED BACK");
    assertThat(seen).filteredOn(line -> line.startsWith("`- three-regions")).hasSize(1);
    assertThat(seen).filteredOn(line -> line.contains("do not fit")).hasSize(rows < 60 ? 1 : 0);
    int end = seen.indexOf("");
    assertThat(end).isLessThanOrEqualTo(rows);
    assertThat(seen.get(end + 1)).startsWith("ROLLED BACK");
  }

  @Test
  void whereNothingCanBeDrawnAgainItIsPrintedWhenSomethingHasHappened() {
    Result result = live(Cli.shipped());

    assertThat(result.out()).doesNotContain("\033");
    long blocks = result.out().lines().filter(line -> line.startsWith("+- one-box")).count();
    assertThat(blocks).isBetween(5L, 20L);
    assertThat(result.pauses()).hasSize(104);
  }

  @Test
  void aScreenWithoutColourIsNotDrawnOn() {
    assertThat(live(Cli.onScreen(60), "--no-color").out()).doesNotContain("\033");
  }

  @Test
  void aPipeThatIsToBeColouredGetsColoursAndNothingElse() {
    assertThat(live(Cli.shipped(), "--color").out())
        .contains("\033[")
        .doesNotContainPattern(CURSOR);
  }

  @Test
  void aPersonWhoWantsNoColourGetsNone() {
    Terminal refusing = new Terminal(true, true, () -> Terminal.Size.USUAL);

    assertThat(live(new Cli(Cli.SHIPPED, refusing)).out()).doesNotContain("\033");
  }

  @Test
  void isNotShownBesideJson() {
    Result result = live(Cli.onScreen(60), "--json");

    assertThat(result.out()).startsWith("[").doesNotContain("\033");
    assertThat(result.pauses()).isEmpty();
  }

  @Test
  void keepsTheFirstAndTheLastLinesOfATreeThatIsTallerThanTheScreen() {
    List<String> lines = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList();

    assertThat(LiveTree.fitting(lines, 31)).isEqualTo(lines);
    assertThat(LiveTree.fitting(lines, 30))
        .hasSize(29)
        .startsWith("line 1", "... 2 lines do not fit on this screen", "line 4")
        .endsWith("line 30");
    assertThat(LiveTree.fitting(lines, 1))
        .containsExactly("line 1", "... 28 lines do not fit on this screen", "line 30");
  }
}
