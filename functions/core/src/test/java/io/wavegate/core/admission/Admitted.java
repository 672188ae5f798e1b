package io.wavegate.core.admission;

import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.Admission.Admit;
import io.wavegate.core.admission.Admission.Refuse;
import io.wavegate.core.admission.Admission.StandDown;
import io.wavegate.core.admission.Admission.Wait;
import io.wavegate.core.policy.Window;
import io.wavegate.core.testing.EntryCases;
import io.wavegate.core.verdict.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is done with a deployment that asks to start, and what may come of it, as parts of a
 * sentence.
 */
final class Admitted {
  static final String NET =
      "rollback would return Prod-OneBox to 0badcafe, revision 4f2e1d3c (Mend cart)";

  private Admitted() {}

  static Window weekdays() {
    return window(
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(9, 0),
        LocalTime.of(16, 0),
        ZoneId.of("Europe/London"));
  }

  static Duration days(long days) {
    return Duration.ofDays(days);
  }

  static Function<EntryCases, Admission> lookedAt(String time) {
    return look -> Admissions.judge(look.at(at(time)));
  }

  static Consumer<Admission> admits(String reason) {
    return admission ->
        assertThat(admission).isEqualTo(new Admit(new Verdict.Promote(reason, at("09:00:00"))));
  }

  static Consumer<Admission> refuses(String reason) {
    return admission -> assertThat(admission).isEqualTo(new Refuse(new Verdict.Halt(reason)));
  }

  static Consumer<Admission> standsDown(String why) {
    return admission -> assertThat(admission).isEqualTo(new StandDown(why));
  }

  /** Waits for all of these, with a look in five minutes. */
  static Consumer<Admission> waitsFor(String... said) {
    return admission -> waiting(admission, List.of(said), at("09:05:00"));
  }

  static Consumer<Admission> waits(String said, Instant nextLook) {
    return admission -> waiting(admission, List.of(said), nextLook);
  }

  static void waiting(Admission admission, List<String> said, Instant nextLook) {
    assertThat(admission)
        .isInstanceOfSatisfying(
            Wait.class,
            wait -> {
              assertThat(wait.blockers()).extracting(Blocker::said).isEqualTo(said);
              assertThat(wait.nextLook()).isEqualTo(nextLook);
            });
  }
}
