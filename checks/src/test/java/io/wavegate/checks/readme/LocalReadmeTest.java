package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.template.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The session that the README shows, with the AWS CLI, where that is installed. */
final class LocalReadmeTest {
  /** The command that the README starts with. */
  static final String START = "./wavegate local --speed 60 --start 2026-05-04T08:05:00Z";

  /** Each costs about a second, in which a virtual minute passes. */
  private static final int MOST_TRIES = 60;

  /** A command, and what it prints. */
  private record Step(String command, String prints) {}

  private static List<Step> session() {
    List<Step> steps = new ArrayList<>();
    String text = new Marked("README.md", "local").content();
    for (String block : text.replaceAll("```(text)?\n", "").split("(?m)^\\$ ", -1)) {
      if (!block.isBlank()) {
        int end = block.indexOf('\n');
        steps.add(new Step(block.substring(0, end), block.substring(end + 1)));
      }
    }
    return steps;
  }

  /** Ids differ with the moment of the first command, and so do times. */
  private static String comparable(String text) {
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(id)")
        .replaceAll("-[0-9a-f]{8}-a1", "-(id)-a1")
        .replaceAll("[0-9]{2}:[0-9]{2}:[0-9]{2}Z", "(time)")
        .replaceAll("ALARM at \\(time\\), [0-9ms ]+ into", "ALARM at (time), (so long) into")
        .strip();
  }

  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theSessionIsWhatTheAwsCliPrints(@TempDir Path data) throws Exception {
    Tool unused = Tool.onPath("aws", "the session that the README shows is not played");
    List<Step> steps = session();
    assertThat(steps).hasSize(6).allMatch(step -> step.command().startsWith("aws "));
    List<String> arguments = List.of(START.substring("./wavegate ".length()).split(" "));

    try (LocalServer server = LocalServer.started(data, arguments)) {
      for (Step step : steps) {
        assertThat(untilItPrints(server, step))
            .as(step.command())
            .isEqualTo(comparable(step.prints()));
      }
      assertThat(server.end()).isZero();
    }
  }

  /** A person waits a few seconds here and there; what changes something is said once. */
  private static String untilItPrints(LocalServer server, Step step) {
    String expected = comparable(step.prints());
    String said = comparable(server.says(step.command()));
    boolean reads = step.command().matches("aws \\S+ (list|describe|get)-.*");
    for (int i = 1; reads && i < MOST_TRIES && !said.equals(expected); i++) {
      said = comparable(server.says(step.command()));
    }
    return said;
  }
}
