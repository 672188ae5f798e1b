package io.wavegate.handlers.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** DynamoDB refuses a write while another transaction works on its item: it was not done. */
class DynamoConflictTest {
  private static final Item ITEM = Item.first("p", "s", "body");

  private final Scripted dynamo = new Scripted();
  private final ItemStore store = new DynamoItemStore(dynamo, "wavegate");

  @Test
  void aTransactionThatMetAnotherIsSentAgain() {
    dynamo.answers(cancelled("None", "TransactionConflict"), cancelled("TransactionConflict"));

    assertThat(store.transact(List.of(new Write.Create(ITEM)))).isTrue();
    assertThat(dynamo.calls).isEqualTo(3);
  }

  @Test
  void aPutThatMetATransactionIsSentAgain() {
    dynamo.answers(TransactionConflictException.builder().message("conflict").build());

    assertThat(store.put(new Write.Create(ITEM))).isTrue();
    assertThat(dynamo.calls).isEqualTo(2);
  }

  @Test
  void aConflictThatDoesNotEndIsNoAnswer() {
    for (int i = 0; i < 100; i++) {
      dynamo.answers(cancelled("TransactionConflict"));
    }

    assertThatThrownBy(() -> store.transact(List.of(new Write.Create(ITEM))))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(dynamo.calls).isBetween(3, 10);
  }

  @Test
  void aConditionThatFailedBesideAConflictIsAnAnswer() {
    dynamo.answers(cancelled("ConditionalCheckFailed", "TransactionConflict"));

    assertThat(store.transact(List.of(new Write.Create(ITEM)))).isFalse();
    assertThat(dynamo.calls).isEqualTo(1);
  }

  @Test
  void onesOwnWriteIsKnownAgainAfterAConflict() {
    dynamo.answers(cancelled("TransactionConflict"), cancelled("ConditionalCheckFailed"));
    dynamo.kept = ITEM;

    assertThat(store.transact(List.of(new Write.Create(ITEM)))).isTrue();
  }

  @Test
  void onesOwnPutIsKnownAgain() {
    dynamo.answers(ConditionalCheckFailedException.builder().message("there").build());
    dynamo.kept = ITEM;

    assertThat(store.put(new Write.Create(ITEM))).isTrue();

    dynamo.answers(ConditionalCheckFailedException.builder().message("there").build());
    dynamo.kept = Item.first("p", "s", "another's");

    assertThat(store.put(new Write.Create(ITEM))).isFalse();
  }

  @Test
  void aThrottledWriteIsNoAnswerAndTheSdksToRepeat() {
    dynamo.answers(ProvisionedThroughputExceededException.builder().message("slow").build());

    assertThatThrownBy(() -> store.put(new Write.Create(ITEM)))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(dynamo.calls).isEqualTo(1);
  }

  private static DynamoDbException cancelled(String... codes) {
    List<CancellationReason> reasons =
        List.of(codes).stream().map(c -> CancellationReason.builder().code(c).build()).toList();
    return TransactionCanceledException.builder()
        .message("cancelled")
        .cancellationReasons(reasons)
        .build();
  }

  /** Answers writes with errors in their order, then well. */
  private static final class Scripted implements DynamoDbClient {
    private final Deque<DynamoDbException> errors = new ArrayDeque<>();
    private Item kept = Item.first("p", "s", "nothing of ours");
    private int calls;

    void answers(DynamoDbException... inOrder) {
      errors.addAll(List.of(inOrder));
    }

    private void answer() {
      calls++;
      DynamoDbException error = errors.poll();
      if (error != null) {
        throw error;
      }
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      answer();
      return PutItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      answer();
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return GetItemResponse.builder()
          .item(
              Map.of(
                  "pk", AttributeValue.fromS(kept.partition()),
                  "sk", AttributeValue.fromS(kept.sort()),
                  "version", AttributeValue.fromN(Long.toString(kept.version())),
                  "body", AttributeValue.fromS(kept.body())))
          .build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
