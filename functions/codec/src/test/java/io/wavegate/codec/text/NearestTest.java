package io.wavegate.codec.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KEYS = List.of("alarms", "bake", "stage", "targets");

  @Test
  void aMistypedWordFindsTheOneThatWasMeant() {
    assertThat(Nearest.to("alrms", KEYS)).contains("alarms");
    assertThat(Nearest.to("target", KEYS)).contains("targets");
    assertThat(Nearest.to("bkae", KEYS)).contains("bake");
    assertThat(Nearest.to("sage", KEYS)).contains("stage");
  }

  @Test
  void aWordThatIsNearToNothingFindsNothing() {
    assertThat(Nearest.to("notification", KEYS)).isEmpty();
    assertThat(Nearest.to("x".repeat(1_000), KEYS)).isEmpty();
  }

  @Test
  void anUnknownKeyIsSaidWithTheNearestOrAllValidOnes() {
    assertThat(Nearest.unknownKey("alrms", KEYS))
        .isEqualTo("unknown key \"alrms\", did you mean \"alarms\"?");
    assertThat(Nearest.unknownKey("owner", KEYS))
        .isEqualTo("unknown key \"owner\", valid here: alarms, bake, stage, targets");
  }
}
