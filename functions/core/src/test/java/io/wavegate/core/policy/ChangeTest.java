package io.wavegate.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a release changes chooses its bake; what is not known chooses the whole one. */
final class ChangeTest {
  private static final Map<String, ChangeKind> SOURCES =
      Map.of("Config", ChangeKind.CONFIGURATION, "Flags", ChangeKind.FLAG);

  private static final Bake BAKE =
      new Bake(
          Duration.ofHours(12),
          Duration.ofHours(16),
          Duration.ofMinutes(3),
          Map.of(
              ChangeKind.CONFIGURATION, Duration.ofHours(2),
              ChangeKind.FLAG, Duration.ofMinutes(30),
              ChangeKind.INFRASTRUCTURE, Duration.ofHours(24)),
          java.util.Optional.empty());

  private static Reading<SortedMap<String, String>> read(Map<String, String> revisions) {
    return new Reading.Read<>(new TreeMap<>(revisions), Instant.EPOCH);
  }

  private static Change between(Map<String, String> before, Map<String, String> now) {
    return Change.between(SOURCES, read(before), read(now));
  }

  @Test
  void oneKindAloneHasItsOwnBake() {
    Change change =
        between(Map.of("App", "a1", "Config", "c1"), Map.of("App", "a1", "Config", "c2"));
    Bake bake = BAKE.of(change);
    assertThat(bake.length()).isEqualTo(Duration.ofHours(2));
    assertThat(bake.why()).contains("for configuration (Config c1 to c2)");
  }

  @Test
  void ofSeveralKindsTheLongestCounts() {
    Change both =
        between(Map.of("Flags", "f1", "Config", "c1"), Map.of("Flags", "f2", "Config", "c2"));
    assertThat(BAKE.of(both).length()).isEqualTo(Duration.ofHours(2));
    Change code = between(Map.of("App", "a1", "Flags", "f1"), Map.of("App", "a2", "Flags", "f2"));
    assertThat(BAKE.of(code).length()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void aLongerBakeThanTheLongestExtensionIsItsOwnLongest() {
    Change change =
        Change.between(
            Map.of("Infra", ChangeKind.INFRASTRUCTURE),
            read(Map.of("Infra", "i1")),
            read(Map.of("Infra", "i2")));
    assertThat(BAKE.of(change).length()).isEqualTo(Duration.ofHours(24));
    assertThat(BAKE.of(change).atMost()).isEqualTo(Duration.ofHours(24));
    assertThat(BAKE.longest()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aSourceThatCameOrWentIsAChange() {
    assertThat(between(Map.of(), Map.of("Flags", "f1")).said())
        .isEqualTo("flag (Flags none to f1)");
    assertThat(between(Map.of("App", "a1"), Map.of()).kinds()).containsOnly(ChangeKind.CODE);
  }

  @Test
  void whatIsNotKnownBakesAsLongAsAnyChange() {
    Change same = between(Map.of("App", "a1"), Map.of("App", "a1"));
    Change unread =
        Change.between(SOURCES, new Reading.Unread<>("Throttled", Instant.EPOCH), read(Map.of()));
    Change unreadNow =
        Change.between(SOURCES, read(Map.of()), new Reading.Unread<>("Throttled", Instant.EPOCH));
    assertThat(BAKE.of(same).length()).isEqualTo(Duration.ofHours(24));
    assertThat(BAKE.of(unread).length()).isEqualTo(Duration.ofHours(24));
    assertThat(BAKE.of(unreadNow).why()).contains("for what changed is not known: Throttled");
  }
}
