package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.validation.CanaryRuns.Found;
import io.wavegate.core.validation.CanaryRuns.Run;
import io.wavegate.core.validation.CanaryRuns.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A canary's runs, as letters: one a minute, the first as the deployment ends. */
class CanaryRunsTest {
  private static final Instant DEPLOYED = Instant.parse("2026-05-04T09:00:00Z");

  private static CanaryRuns runs(String letters) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      Instant started = DEPLOYED.plusSeconds(60L * i);
      switch (letters.charAt(i)) {
        case 'P' -> runs.add(new Run(started, State.PASSED, ""));
        case 'F' -> runs.add(new Run(started, State.FAILED, "no basket at minute " + i));
        case 'R' -> runs.add(new Run(started, State.RUNNING, ""));
        default -> {}
      }
    }
    return new CanaryRuns(runs.reversed());
  }

  private static String said(Found found) {
    return switch (found) {
      case Found.Good good -> "good: " + good.summary();
      case Found.Bad bad -> "bad: " + bad.summary();
      case Found.Open open -> "open: " + open.summary();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -PPP   | good: the last 3 runs since the deployment passed
          -FPPP  | good: the last 3 runs since the deployment passed
          -PPPR  | good: the last 3 runs since the deployment passed
          -PP-P  | good: the last 3 runs since the deployment passed
          -PPPF  | bad: the run of 2026-05-04T09:04:00Z failed: no basket at minute 4
          -PPFPP | bad: the run of 2026-05-04T09:03:00Z failed: no basket at minute 3
          -F     | bad: the run of 2026-05-04T09:01:00Z failed: no basket at minute 1
          -PP    | open: 2 of 3 runs passed since the deployment
          -PPR   | open: 2 of 3 runs passed since the deployment
          -      | open: 0 of 3 runs passed since the deployment
          """)
  void theLastRunsMustHavePassedOneAfterTheOther(String letters, String said) {
    assertThat(said(runs(letters).after(DEPLOYED, 3))).isEqualTo(said);
  }

  /** One that begins in the very instant may have met what was there before. */
  @Test
  void aRunThatBeganBeforeTheDeploymentEndedCountsNeitherWay() {
    assertThat(said(runs("P").after(DEPLOYED, 1)))
        .isEqualTo("open: 0 of 1 runs passed since the deployment");
    assertThat(said(runs("FP").after(DEPLOYED, 1)))
        .isEqualTo("good: the last run since the deployment passed");
  }

  @Test
  void aFailureWithoutAReasonIsOne() {
    CanaryRuns runs = new CanaryRuns(List.of(new Run(DEPLOYED, State.FAILED, "")));

    assertThat(said(runs.ofDryRun())).isEqualTo("bad: the run of 2026-05-04T09:00:00Z failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -  | open: the dry run has not ended
          R  | open: the dry run has not ended
          P  | good: the dry run passed
          F  | bad: the run of 2026-05-04T09:00:00Z failed: no basket at minute 0
          PP | good: the dry run passed
          PR | open: the dry run has not ended
          RF | bad: the run of 2026-05-04T09:01:00Z failed: no basket at minute 1
          """)
  void aDryRunPassesInEveryBrowserOrNot(String letters, String said) {
    assertThat(said(runs(letters).ofDryRun())).isEqualTo(said);
  }
}
