package io.wavegate.core.testing;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A test as a sentence: {@code given(this).when(that is done).then(this is seen)}.
 *
 * @param <S> what is given
 */
public record Given<S>(S subject) {
  /** What the test starts from. */
  public static <S> Given<S> given(S subject) {
    return new Given<>(subject);
  }

  /** What is done with it. */
  public <R> Then<R> when(Function<? super S, ? extends R> act) {
    return new Then<>(act.apply(subject));
  }

  /**
   * What came of it.
   *
   * @param <R> what is looked at
   */
  public record Then<R>(R result) {
    /** Asserts. */
    public Then<R> then(Consumer<? super R> assertion) {
      assertion.accept(result);
      return this;
    }
  }
}
