package io.wavegate.core.rollback;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.rollback.AfterStop.Stopped;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What alarms mean for a wave that was stopped at 10:15 and left as it is. */
class AfterStopTest {
  private static final String STOPPED = "10:15:00";

  private static Optional<String> told(Policies policy, boolean told, AlarmCase alarm) {
    Stopped stopped = new Stopped(at(STOPPED), at("10:45:00"));
    return AfterStop.told(
        policy.wave(),
        stopped,
        List.of(alarm.historyFrom(STOPPED).look(at("10:40:00"))),
        told,
        at("10:40:00"));
  }

  private static AlarmCase fires(String time) {
    return alarm(AGGREGATE).went(AlarmState.ALARM, time).because("checkout-5xx", "37 errors");
  }

  @Test
  void quietIsNothingToTell() {
    assertThat(told(policy(), true, alarm(AGGREGATE))).isEmpty();
  }

  @Test
  void anAlarmIsToldWithWhenAndWhy() {
    assertThat(told(policy(), false, fires("10:20:00")).orElseThrow())
        .startsWith(AGGREGATE + " went to ALARM at 10:20:00Z, 5m after ")
        .endsWith("was stopped (child checkout-5xx: 37 errors)");
  }

  @Test
  void oneThatWasThereAsTheWaveWasStoppedIsKnown() {
    assertThat(told(policy(), true, fires("10:10:00"))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNoAllClearWhereAnEventSaysThatItFires() {
    AlarmCase denied = alarm(AGGREGATE).unread("AccessDenied");

    assertThat(told(policy(), true, denied))
        .contains("an event says that an alarm fires, and " + AGGREGATE + " cannot be read");
    assertThat(told(policy(), false, denied)).isEmpty();
  }

  @Test
  void whatIsToleratedIsNotTold() {
    AlarmCase brief = fires("10:20:00").went(AlarmState.OK, "10:22:00");

    assertThat(told(policy().tolerating(Duration.ofMinutes(5)), false, brief)).isEmpty();
    assertThat(told(policy().tolerating(Duration.ofMinutes(1)), false, brief)).isPresent();
  }
}
