package io.wavegate.core.model;

import java.time.Instant;
import java.util.function.Function;

/**
 * What came of reading a source of truth, with the time it was asked. An error is a reading too, so
 * that it reaches the judgement: unknown is not OK (S7).
 *
 * @param <T> what was read
 */
public sealed interface Reading<T> {
  /** When the source was asked. */
  Instant at();

  /** The same reading of something else. */
  <R> Reading<R> map(Function<? super T, ? extends R> f);

  /**
   * The source answered.
   *
   * @param value the answer
   * @param at when it was asked
   */
  record Read<T>(T value, Instant at) implements Reading<T> {
    @Override
    public <R> Reading<R> map(Function<? super T, ? extends R> f) {
      return new Read<>(f.apply(value), at);
    }
  }

  /**
   * The source did not answer, or not in a way that can be used.
   *
   * @param why the error as a person may read it, with the value seen
   * @param at when it was asked
   */
  record Unread<T>(String why, Instant at) implements Reading<T> {
    @Override
    public <R> Reading<R> map(Function<? super T, ? extends R> f) {
      return new Unread<>(why, at);
    }
  }
}
