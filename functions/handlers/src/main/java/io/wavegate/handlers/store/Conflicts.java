package io.wavegate.handlers.store;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What DynamoDB says of writes that met other writes, and what that means. */
final class Conflicts {
  /** Conflicts last as long as the other's transaction: one or two round trips. */
  private static final int TRIES = 8;

  private static final List<String> CONFLICT_OR_NONE = List.of("TransactionConflict", "None");

  private Conflicts() {}

  /** Without a pause: the round trip is one, and a store on virtual time has no other. */
  static <T> T outlasted(Supplier<T> call) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return call.get();
      } catch (DynamoDbException e) {
        if (!isConflict(e)) {
          throw e;
        }
      }
    }
    return call.get();
  }

  /**
   * One failed condition means "not written", whatever else stood in the way; anything but that is
   * no answer.
   */
  static boolean conditionsFailed(TransactionCanceledException e) {
    if (codes(e).anyMatch("ConditionalCheckFailed"::equals)) {
      return true;
    }
    throw e;
  }

  /** Another transaction was at work on one of the items, and nothing else was wrong. */
  private static boolean isConflict(DynamoDbException e) {
    return e instanceof TransactionConflictException
        || (e instanceof TransactionCanceledException canceled
            && codes(canceled).anyMatch("TransactionConflict"::equals)
            && codes(canceled).allMatch(CONFLICT_OR_NONE::contains));
  }

  private static Stream<String> codes(TransactionCanceledException e) {
    return e.cancellationReasons().stream().map(CancellationReason::code);
  }
}
