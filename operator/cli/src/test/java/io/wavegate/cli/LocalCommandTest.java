package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCommandTest {
  private final Path folder;

  LocalCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void refused(Result result, String sentence) {
    assertThat(result.errors()).containsExactly(sentence);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed|0|--speed must be a number from 0.1 to 3600, got \"0\"",
        "--speed|fast|--speed must be a number from 0.1 to 3600, got \"fast\"",
        "--speed|1e3|--speed must be a number from 0.1 to 3600, got \"1e3\"",
        "--port|65536|--port must be from 0 to 65535, got 65536",
        "--start|monday|--start must be an instant of this century such as 2026-05-04T08:05:00Z,"
            + " got \"monday\""
      })
  void anOptionThatCannotBeUsedIsBadInputInOneSentence(String option, String value, String said) {
    refused(Cli.shipped().run("local", option, value, "--data", folder), said);
  }

  @Test
  void aFolderWithoutAPolicyIsBadInput() {
    refused(
        Cli.shipped().run("local", folder, "--data", folder.resolve("data")),
        "the folder \"" + folder + "\" must hold wavegate.yaml, pipeline.json, world.yaml");
  }

  @Test
  void aMistakeInThePolicyIsToldWithItsPlace() throws IOException {
    Path example = Cli.copyTo(folder.resolve("home")).resolve("examples/checkout");
    Cli.replace(example.resolve("wavegate.yaml"), "after-rollback: hold", "after-rollback: stay");

    Result result = Cli.shipped().run("local", example, "--data", folder.resolve("data"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .containsExactly(
            example.resolve("wavegate.yaml")
                + ":5:17: after-rollback must be hold or open, got stay");
  }

  @Test
  void dataThatAreNoneAreBadInput() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("local.mv.db"), "no database");

    Result result = Cli.shipped().run("local", "--data", data);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith("the data in \"" + data + "\" cannot be read: ");
  }

  @Test
  void aFileInsteadOfAFolderIsBadInput() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    refused(Cli.shipped().run("local", "--data", file), "\"" + file + "\" is no folder");
  }

  @Test
  void aPortThatIsTakenIsBadInput() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused(
          Cli.shipped().run("local", "--port", taken.getLocalPort(), "--data", folder),
          "port "
              + taken.getLocalPort()
              + " is taken on 127.0.0.1; choose another with --port, or 0 for any");
    }
  }

  @Test
  void saysWhereItIsAndHowToSpeakToItAndEndsWithZero() throws Exception {
    try (LocalProcess process =
        LocalProcess.listening(folder, "--start", "2026-05-04T08:05:00Z", "--speed", "2.5")) {
      assertThat(process.awaited(Pattern.compile(" *arn:aws:cloudwatch:.*")).matches()).isTrue();

      Process second = LocalProcess.started(folder);
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).isEqualTo(2);
      assertThat(said)
          .isEqualTo(
              "another process uses the data in \""
                  + folder
                  + "\"; end it, or name another folder with --data\n");

      assertThat(process.end()).isZero();
      assertThat(process.lines())
          .contains("wavegate local: checkout in 111122223333, eu-west-1")
          .anyMatch(
              line -> line.startsWith("a new run begins at Mon 2026-05-04 08:05:00Z, 2.5 times"))
          .contains("  export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1")
          .contains("  arn:aws:states:eu-west-1:111122223333:stateMachine:wavegate-wave-gate");
      assertThat(process.awaited(Pattern.compile("ended at Mon 2026-05-04 .*")).matches()).isTrue();
    }
  }
}
