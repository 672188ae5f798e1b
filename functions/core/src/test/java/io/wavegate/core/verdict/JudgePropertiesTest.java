package io.wavegate.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.wavegate.core.verdict.Judgement.Decide;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of waves, each spoilt by chance in up to three ways. The seeds are fixed. */
class JudgePropertiesTest {
  private static final int WAVES = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20260504, 424242})
  void onlyCompleteEvidencePromotesAndOnlyBadEvidenceRollsBack(long seed) {
    Random chance = new Random(seed);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < WAVES; i++) {
      WaveCase wave = new WaveDraft(chance).drawn();
      Judgement judgement = Judge.judge(wave);
      String word = word(judgement);
      if (word.equals("PROMOTE") != EvidenceRules.isComplete(wave)) {
        fail("complete evidence promotes, and nothing else: %s of %s", judgement, wave);
      }
      if (word.equals("ROLL_BACK") && !EvidenceRules.isBad(wave)) {
        fail("only bad evidence rolls back: %s of %s", judgement, wave);
      }
      seen.merge(word, 1, Integer::sum);
    }
    assertThat(seen)
        .containsOnlyKeys("PROMOTE", "ROLL_BACK", "HALT", "KeepBaking", "LookAgain", "StandDown")
        .allSatisfy((word, count) -> assertThat(count).as(word).isGreaterThan(WAVES / 100));
  }

  private static String word(Judgement judgement) {
    return judgement instanceof Decide decide
        ? decide.verdict().word()
        : judgement.getClass().getSimpleName();
  }
}
