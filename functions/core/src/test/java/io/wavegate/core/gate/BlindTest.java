package io.wavegate.core.gate;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An entry gate that cannot see says so once, when it is no passing trouble any more. */
class BlindTest {
  private static final Instant NOW = at("10:00:00");

  private static Phase waiting(Optional<Blind> blind) {
    return new Phase.Waiting(List.of("not read"), NOW, blind);
  }

  @Test
  void itBeginsWithTheFirstLookThatDoesNotSeeAll() {
    assertThat(Blind.after(true, new Phase.Opened(), NOW)).contains(new Blind(NOW, false));
    assertThat(Blind.after(true, waiting(Optional.empty()), NOW)).contains(new Blind(NOW, false));
    assertThat(Blind.after(false, new Phase.Opened(), NOW)).isEmpty();
  }

  @Test
  void itLastsFromLookToLookAndEndsWithOneThatSeesAll() {
    Phase before = waiting(Optional.of(new Blind(at("09:50:00"), true)));

    assertThat(Blind.after(true, before, NOW)).contains(new Blind(at("09:50:00"), true));
    assertThat(Blind.after(false, before, NOW)).isEmpty();
  }

  @Test
  void aPersonIsToldOnceAfterAQuarterOfAnHour() {
    Blind blind = new Blind(at("09:45:00"), false);

    assertThat(blind.isToBeTold(at("09:59:59"))).isFalse();
    assertThat(blind.isToBeTold(NOW)).isTrue();
    assertThat(blind.asTold().isToBeTold(NOW)).isFalse();
  }
}
