package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy is checked before it is stored. */
class LintTest {
  private static final Path EXAMPLE = Cli.SHIPPED.resolve("examples/checkout/wavegate.yaml");

  private final Path folder;

  LintTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aPolicyIsNamedWithItsWavesAndItsVersion() {
    Result result = Cli.shipped().run("lint", EXAMPLE);

    assertThat(result.code()).isZero();
    assertThat(result.errors()).isEmpty();
    assertThat(result.out().lines().findFirst().orElseThrow())
        .startsWith(EXAMPLE + ": a policy of checkout, waves one-box, one-region, three-regions")
        .matches(".*, version [0-9a-f]{12}");
  }

  @Test
  void whatIsLikelyToBeRegrettedIsAdvice() throws IOException {
    Path file = folder.resolve("wavegate.yaml");
    Files.writeString(
        file,
        Files.readString(EXAMPLE)
            .replace("entry: {carrier: approval, action", "entry: {carrier: invoke, action"));

    Result result = Cli.shipped().run("lint", file);

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(": advice: wave one-box: no window is open for 3d 16h")
        .contains("give it the carrier approval");
  }

  @Test
  void everyMistakeOfEveryFileIsToldWithItsPlace() throws IOException {
    Path one = folder.resolve("one.yaml");
    Files.writeString(one, Files.readString(EXAMPLE).replace("for: 1h,", "for: soon,"));

    Result result = Cli.shipped().run("lint", one, EXAMPLE);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith(one + ":")
        .contains("bake.for must be a duration");
    assertThat(result.out()).startsWith(EXAMPLE + ": a policy of checkout");
  }

  @Test
  void aFileThatIsNotThereIsSaidSo() {
    Result result = Cli.shipped().run("lint", folder.resolve("none.yaml"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).singleElement().asString().contains("none.yaml cannot be read");
  }

  @Test
  void aFloorSaysWhichTestsItRefuses() throws IOException {
    Path floor = folder.resolve("floor.yaml");
    Files.writeString(floor, "hosts: [\"*.example.org\"]\n");

    Result result = Cli.shipped().run("lint", "--floor", floor, EXAMPLE);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .containsExactly(
            EXAMPLE
                + ": wave one-box: test health: the organisation's floor does not allow the host"
                + " checkout.example.com",
            EXAMPLE
                + ": wave one-region: test health: the organisation's floor does not allow the host"
                + " checkout.example.com");
  }

  @Test
  void aFloorSaysWhichBakesAreTooShort() throws IOException {
    Path floor = folder.resolve("floor.yaml");
    Files.writeString(floor, "least-bake: 90m\n");

    Result result = Cli.shipped().run("lint", "--floor", floor, EXAMPLE);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .containsExactly(
            EXAMPLE
                + ": wave one-box: its bake is 1h, and the organisation's floor demands at least 1h"
                + " 30m (least-bake)");
  }

  @Test
  void theFloorOfTheExamplesAllowsTheirTests() {
    Result result =
        Cli.shipped().run("lint", "--floor", Cli.SHIPPED.resolve("examples/floor.yaml"), EXAMPLE);

    assertThat(result.errors()).isEmpty();
    assertThat(result.code()).isZero();
  }

  @Test
  void aFloorThatIsNoneIsToldAsOne() throws IOException {
    Path floor = folder.resolve("floor.yaml");
    Files.writeString(floor, "hosts: [\"*\"]\n");

    Result result = Cli.shipped().run("lint", "--floor", floor, EXAMPLE);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith(floor + ":1:9: hosts[0] must be a host's name");
  }
}
