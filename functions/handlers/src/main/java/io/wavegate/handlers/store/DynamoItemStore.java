package io.wavegate.handlers.store;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The store on one DynamoDB table with the keys {@code pk} and {@code sk}. A condition that fails
 * on one's own write, which the SDK had sent again after a lost answer, counts as written. A write
 * that met another transaction on the same item was not done: it is sent again, a few times.
 */
public final class DynamoItemStore implements ItemStore {
  private static final String ABSENT = "attribute_not_exists(pk)";
  private static final String AT_VERSION = "version = :version";

  /** Conflicts last as long as the other's transaction: one or two round trips. */
  private static final int TRIES = 8;

  private static final List<String> CONFLICT_OR_NONE = List.of("TransactionConflict", "None");

  private final DynamoDbClient client;
  private final String table;

  /** On a table. */
  public DynamoItemStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    return asked(
        "get",
        () -> {
          var response =
              client.getItem(
                  r -> r.tableName(table).key(key(partition, sort)).consistentRead(true));
          return response.hasItem() ? Optional.of(item(response.item())) : Optional.empty();
        });
  }

  @Override
  public boolean put(Write write) {
    return switch (write) {
      case Write.Create create -> put(create.item(), ABSENT, Map.of());
      case Write.Replace replace ->
          put(replace.item(), AT_VERSION, Map.of(":version", number(replace.item().version() - 1)));
      case Write.Remove remove -> delete(remove.partition(), remove.sort(), remove.version());
      case Write.Demand demand -> transact(List.of(demand));
    };
  }

  private boolean put(Item item, String condition, Map<String, AttributeValue> values) {
    return asked(
        "put",
        () -> {
          try {
            client.putItem(
                r ->
                    r.tableName(table)
                        .item(attributes(item))
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return isThereAlready(item);
          }
        });
  }

  private boolean isThereAlready(Item meant) {
    return get(meant.partition(), meant.sort()).equals(Optional.of(meant));
  }

  @Override
  public boolean transact(List<Write> writes) {
    return asked(
        "transact",
        () -> {
          try {
            List<TransactWriteItem> items = writes.stream().map(this::item).toList();
            client.transactWriteItems(r -> r.transactItems(items));
            return true;
          } catch (TransactionCanceledException e) {
            return conditionsFailed(e) && isThereAlready(writes);
          }
        });
  }

  /**
   * One failed condition means "not written", whatever else stood in the way; anything but that is
   * no answer.
   */
  private static boolean conditionsFailed(TransactionCanceledException e) {
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

  /** Whether every put is in the store just as it was meant to be written. */
  private boolean isThereAlready(List<Write> writes) {
    boolean puts = false;
    for (Write write : writes) {
      Item meant =
          switch (write) {
            case Write.Create create -> create.item();
            case Write.Replace replace -> replace.item();
            case Write.Remove remove -> null;
            case Write.Demand demand -> null;
          };
      if (meant != null) {
        puts = true;
        if (!isThereAlready(meant)) {
          return false;
        }
      }
    }
    return puts;
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    return asked("query", () -> pages(partition, prefix));
  }

  private List<Item> pages(String partition, String prefix) {
    List<Item> found = new ArrayList<>();
    Map<String, AttributeValue> start = null;
    do {
      QueryResponse page = page(partition, prefix, start);
      page.items().forEach(item -> found.add(item(item)));
      start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (start != null);
    return found;
  }

  private QueryResponse page(
      String partition, String prefix, @Nullable Map<String, AttributeValue> start) {
    return prefix.isEmpty()
        ? client.query(
            r ->
                r.tableName(table)
                    .consistentRead(true)
                    .exclusiveStartKey(start)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", text(partition))))
        : client.query(
            r ->
                r.tableName(table)
                    .consistentRead(true)
                    .exclusiveStartKey(start)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(
                        Map.of(":pk", text(partition), ":sk", text(prefix))));
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    return asked(
        "delete",
        () -> {
          try {
            client.deleteItem(
                r ->
                    r.tableName(table)
                        .key(key(partition, sort))
                        .conditionExpression(AT_VERSION)
                        .expressionAttributeValues(Map.of(":version", number(version))));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  private TransactWriteItem item(Write write) {
    return switch (write) {
      case Write.Create create ->
          TransactWriteItem.builder()
              .put(put(create.item()).conditionExpression(ABSENT).build())
              .build();
      case Write.Replace replace ->
          TransactWriteItem.builder()
              .put(
                  put(replace.item())
                      .conditionExpression(AT_VERSION)
                      .expressionAttributeValues(
                          Map.of(":version", number(replace.item().version() - 1)))
                      .build())
              .build();
      case Write.Remove remove -> TransactWriteItem.builder().delete(delete(remove)).build();
      case Write.Demand demand ->
          TransactWriteItem.builder()
              .conditionCheck(
                  c ->
                      c.tableName(table)
                          .key(key(demand.partition(), demand.sort()))
                          .conditionExpression(AT_VERSION)
                          .expressionAttributeValues(Map.of(":version", number(demand.version()))))
              .build();
    };
  }

  private Delete delete(Write.Remove remove) {
    return Delete.builder()
        .tableName(table)
        .key(key(remove.partition(), remove.sort()))
        .conditionExpression(AT_VERSION)
        .expressionAttributeValues(Map.of(":version", number(remove.version())))
        .build();
  }

  private Put.Builder put(Item item) {
    return Put.builder().tableName(table).item(attributes(item));
  }

  private static Map<String, AttributeValue> attributes(Item item) {
    return Map.of(
        "pk", text(item.partition()),
        "sk", text(item.sort()),
        "version", number(item.version()),
        "body", text(item.body()));
  }

  private static Item item(Map<String, AttributeValue> values) {
    return new Item(
        attribute(values, "pk").s(),
        attribute(values, "sk").s(),
        Long.parseLong(attribute(values, "version").n()),
        attribute(values, "body").s());
  }

  private static AttributeValue attribute(Map<String, AttributeValue> values, String name) {
    AttributeValue value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("an item of the table has no attribute " + name);
    }
    return value;
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private static <T> T asked(String operation, Supplier<T> call) {
    try {
      return unconflicted(call);
    } catch (SdkException e) {
      throw new StoreUnavailableException(operation, e);
    }
  }

  /** Without a pause: the round trip is one, and a store on virtual time has no other. */
  private static <T> T unconflicted(Supplier<T> call) {
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
}
