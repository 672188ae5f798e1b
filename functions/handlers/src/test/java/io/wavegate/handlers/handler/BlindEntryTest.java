package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an entry gate cannot read keeps a release waiting, and nobody would hear of it. */
class BlindEntryTest {
  private static final String SUBJECT = "checkout: the entry gate of one-region cannot see";

  private final Bench bench = Bench.open();

  private Journey blind() {
    Journey release = Journey.promoted(bench);
    bench.faults().refuse("DescribeAlarms", "AccessDenied", 403);
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));
    assertThat(release.open(entry(release))).isEqualTo("WAIT");
    return release;
  }

  private static AttemptId entry(Journey release) {
    return release.id("one-region", GateKind.ENTRY, 1);
  }

  private void looksAgain(Journey release, int minutes) {
    bench.time().pass(Duration.ofMinutes(minutes));
    assertThat(release.judge(entry(release))).isEqualTo("WAIT");
  }

  @Test
  void aPersonIsToldOnceWhatIsNotReadAndSinceWhen() {
    Journey release = blind();
    looksAgain(release, 10);
    assertThat(bench.pages()).as("it may pass").isEmpty();

    looksAgain(release, 6);
    looksAgain(release, 30);

    assertThat(bench.pageSubjects()).containsExactly(SUBJECT);
    assertThat(bench.pages().getFirst().message())
        .contains("waits since", "AccessDenied", "wavegate approve");
    assertThat(release.timeline()).anyMatch(line -> line.startsWith("PAGED The entry gate of"));
  }

  @Test
  void whatIsReadAgainIsToldAnewWhenItIsLostAnew() {
    Journey release = blind();
    looksAgain(release, 16);
    ask(release, "hold", "ada", "reason", "stock-taking");
    bench.faults().mend("DescribeAlarms");
    looksAgain(release, 5);
    bench.faults().refuse("DescribeAlarms", "AccessDenied", 403);
    looksAgain(release, 5);
    assertThat(bench.pages()).hasSize(1);

    looksAgain(release, 15);

    assertThat(bench.pageSubjects()).containsExactly(SUBJECT, SUBJECT);
  }

  @Test
  void aPageThatNobodyTookIsSentAgain() {
    Journey release = blind();
    bench.faults().refuse("Publish", "AuthorizationError", 403);
    bench.time().pass(Duration.ofMinutes(16));
    assertThatThrownBy(() -> release.judge(entry(release))).hasMessageContaining("paged");
    bench.faults().mend("Publish");

    assertThat(release.judge(entry(release))).isEqualTo("WAIT");

    assertThat(bench.pageSubjects()).containsExactly(SUBJECT);
  }
}
