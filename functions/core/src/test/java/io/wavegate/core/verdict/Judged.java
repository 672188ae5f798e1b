package io.wavegate.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.verdict.Judgement.Decide;
import io.wavegate.core.verdict.Judgement.KeepBaking;
import io.wavegate.core.verdict.Judgement.LookAgain;
import io.wavegate.core.verdict.Judgement.StandDown;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is done with a wave, and what the judge may say, as parts of a sentence. */
final class Judged {
  private Judged() {}

  static Function<WaveCases, Judgement> lookedAt(String time) {
    return lookedAt(Times.at(time));
  }

  static Function<WaveCases, Judgement> lookedAt(Instant readAt) {
    return wave -> Judge.judge(wave.lookedAt(readAt));
  }

  static Function<WaveCases, Judgement> lookedAt(String readAt, String now) {
    return wave -> Judge.judge(wave.lookedAt(Times.at(readAt), Times.at(now)));
  }

  static Consumer<Judgement> promotes(String reason) {
    return decides(new Verdict.Promote(reason, Times.SETTLED));
  }

  static Consumer<Judgement> rollsBack(String reason) {
    return decides(new Verdict.RollBack(reason));
  }

  static Consumer<Judgement> halts(String reason) {
    return decides(new Verdict.Halt(reason));
  }

  static Consumer<Judgement> decides(Verdict verdict) {
    return judgement -> assertThat(judgement).isEqualTo(new Decide(verdict));
  }

  static Consumer<Judgement> keepsBaking(String until, String lookAt, String why) {
    return judgement ->
        assertThat(judgement).isEqualTo(new KeepBaking(Times.at(until), Times.at(lookAt), why));
  }

  static Consumer<Judgement> looksAgain(String at, String why) {
    return judgement -> assertThat(judgement).isEqualTo(new LookAgain(Times.at(at), why));
  }

  static Consumer<Judgement> standsDown(String why) {
    return judgement -> assertThat(judgement).isEqualTo(new StandDown(why));
  }
}
