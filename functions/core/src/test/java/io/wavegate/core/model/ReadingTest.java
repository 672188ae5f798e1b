package io.wavegate.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.testing.Times;
import org.junit.jupiter.api.Test;

/** A reading keeps its time, and an error stays an error, whatever is made of it. */
class ReadingTest {
  @Test
  void whatWasReadIsTurnedIntoSomethingElseOfTheSameTime() {
    assertThat(new Read<>("412", Times.BAKED).map(Integer::valueOf))
        .isEqualTo(new Read<>(412, Times.BAKED));
  }

  @Test
  void anErrorStaysOne() {
    assertThat(new Unread<String>("Throttled", Times.BAKED).map(Integer::valueOf))
        .isEqualTo(new Unread<Integer>("Throttled", Times.BAKED));
  }
}
