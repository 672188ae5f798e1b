package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run that the README shows is what the command prints: stale means red. */
class CapturedRunTest {
  private static final String BEGIN = "<!-- run -->\n";
  private static final String END = "<!-- /run -->";
  private static final int WIDEST = 150;

  private final Path folder;

  CapturedRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isWhatTheCommandPrints() throws IOException {
    Result result = Cli.shipped().run("rehearse", Cli.scenario("alarm-mid-bake"), "--out", folder);
    String captured = "```text\n" + untilItsEnd(result.out()) + "```\n";

    Path readme = Cli.SHIPPED.resolve("README.md");
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertThat(begin).as("README.md has %s before %s", BEGIN.strip(), END).isBetween(1, end);
    if (System.getProperty("wavegate.golden", "").equals("write")) {
      Files.writeString(readme, text.substring(0, begin) + captured + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("the captured run of README.md; -Dwavegate.golden=write rewrites it")
        .isEqualTo(captured);
  }

  /**
   * All lines up to the one that says when the release ended; a page is not as wide as a screen.
   */
  private static String untilItsEnd(String out) {
    int ended = out.indexOf("\n  ended ");
    int last = out.indexOf('\n', ended + 1) + 1;
    return out.substring(0, last).lines().map(CapturedRunTest::cut).collect(Collectors.joining());
  }

  private static String cut(String line) {
    return (line.length() > WIDEST ? line.substring(0, WIDEST - 4) + " ..." : line) + "\n";
  }
}
