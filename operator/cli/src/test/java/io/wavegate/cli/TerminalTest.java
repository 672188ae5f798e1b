package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.local.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  @Test
  void readsTheSizeThatSttySays() {
    assertThat(Terminal.Size.of("50 120\n")).isEqualTo(new Terminal.Size(50, 120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "50", "fifty 120", "50 120 3", "9999999999 80"})
  void takesTheUsualSizeWhereItSaysNone(String answer) {
    assertThat(Terminal.Size.of(answer)).isEqualTo(Terminal.Size.USUAL);
  }

  @Test
  void coloursAScreenUnlessThePersonRefuses() {
    assertThat(new Terminal(true, false, () -> Terminal.Size.USUAL).takesColor()).isTrue();
    assertThat(new Terminal(true, true, () -> Terminal.Size.USUAL).takesColor()).isFalse();
    assertThat(Terminal.none().takesColor()).isFalse();
  }

  private static String decision(boolean color, Terminal terminal) {
    Scenario scenario = Scenarios.read(List.of(Cli.scenario("all-green"))).getFirst();
    Instant at = scenario.start().plusSeconds(60);
    TimelineEntry entry =
        TimelineEntry.after(
            0,
            "",
            TimelineEntry.Line.of(at, TimelineKind.PAGED, "one-box", "word ".repeat(60) + "end"));
    StringWriter out = new StringWriter();
    Decisions.on(new PrintWriter(out), color, terminal).entry(scenario, entry);
    return out.toString().strip();
  }

  @Test
  void cutsALineThatIsLongerThanTheScreen() {
    Terminal screen = new Terminal(true, false, () -> new Terminal.Size(50, 120));

    String plain = decision(false, screen);
    String colored = decision(true, screen);

    assertThat(plain).hasSize(120).endsWith("...").contains("word");
    assertThat(colored).contains("\033[");
    assertThat(colored.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void cutsNothingInAFileOrAPipe() {
    assertThat(decision(false, Terminal.none())).endsWith("word end").hasSizeGreaterThan(300);
  }
}
