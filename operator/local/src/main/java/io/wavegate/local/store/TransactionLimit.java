package io.wavegate.local.store;

import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import java.util.List;

/** What does not fit into a transaction of DynamoDB's does not fit into one of ours. */
final class TransactionLimit {
  /** As many as {@code TransactWriteItems} takes. */
  private static final int MOST = 100;

  private TransactionLimit() {}

  /**
   * @throws StoreUnavailableException if there are more
   */
  static void check(List<Write> writes) {
    if (writes.size() > MOST) {
      throw new StoreUnavailableException(
          "transact",
          new IllegalArgumentException(
              "a transaction takes %d writes at most, got %d".formatted(MOST, writes.size())));
    }
  }
}
