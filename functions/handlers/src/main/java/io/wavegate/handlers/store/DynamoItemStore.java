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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The store on one DynamoDB table with the keys {@code pk} and {@code sk}. A condition that fails
 * on one's own write, which the SDK had sent again after a lost answer, counts as written. A write
 * that met another transaction on the same item was not done: it is sent again, a few times.
 */
public final class DynamoItemStore implements ItemStore {
  private static final String ABSENT = "attribute_not_exists(pk)";
  private static final String AT_VERSION = "version = :version";

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
                  r ->
                      r.tableName(table).key(DynamoRows.key(partition, sort)).consistentRead(true));
          return response.hasItem()
              ? Optional.of(DynamoRows.item(response.item()))
              : Optional.empty();
        });
  }

  @Override
  public boolean put(Write write) {
    return switch (write) {
      case Write.Create create -> put(create.item(), ABSENT, Map.of());
      case Write.Replace replace ->
          put(
              replace.item(),
              AT_VERSION,
              Map.of(":version", DynamoRows.number(replace.item().version() - 1)));
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
                        .item(DynamoRows.attributes(item))
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
            return Conflicts.conditionsFailed(e) && isThereAlready(writes);
          }
        });
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
      page.items().forEach(item -> found.add(DynamoRows.item(item)));
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
                    .expressionAttributeValues(Map.of(":pk", DynamoRows.text(partition))))
        : client.query(
            r ->
                r.tableName(table)
                    .consistentRead(true)
                    .exclusiveStartKey(start)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(
                        Map.of(":pk", DynamoRows.text(partition), ":sk", DynamoRows.text(prefix))));
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
                        .key(DynamoRows.key(partition, sort))
                        .conditionExpression(AT_VERSION)
                        .expressionAttributeValues(Map.of(":version", DynamoRows.number(version))));
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
                          Map.of(":version", DynamoRows.number(replace.item().version() - 1)))
                      .build())
              .build();
      case Write.Remove remove -> TransactWriteItem.builder().delete(delete(remove)).build();
      case Write.Demand demand ->
          TransactWriteItem.builder()
              .conditionCheck(
                  c ->
                      c.tableName(table)
                          .key(DynamoRows.key(demand.partition(), demand.sort()))
                          .conditionExpression(AT_VERSION)
                          .expressionAttributeValues(
                              Map.of(":version", DynamoRows.number(demand.version()))))
              .build();
    };
  }

  private Delete delete(Write.Remove remove) {
    return Delete.builder()
        .tableName(table)
        .key(DynamoRows.key(remove.partition(), remove.sort()))
        .conditionExpression(AT_VERSION)
        .expressionAttributeValues(Map.of(":version", DynamoRows.number(remove.version())))
        .build();
  }

  private Put.Builder put(Item item) {
    return Put.builder().tableName(table).item(DynamoRows.attributes(item));
  }

  private static <T> T asked(String operation, Supplier<T> call) {
    try {
      return Conflicts.outlasted(call);
    } catch (SdkException e) {
      throw new StoreUnavailableException(operation, e);
    }
  }
}
