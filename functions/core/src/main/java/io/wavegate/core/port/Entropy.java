package io.wavegate.core.port;

/** Where secrets come from that nobody can guess. */
@FunctionalInterface
public interface Entropy {
  /**
   * So many random bytes, fit for a secret.
   *
   * @param count at least 1
   */
  byte[] bytes(int count);
}
