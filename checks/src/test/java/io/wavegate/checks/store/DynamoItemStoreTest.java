package io.wavegate.checks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write.Create;
import io.wavegate.core.port.Write.Replace;
import io.wavegate.handlers.store.DynamoItemStore;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store in AWS, over the SDK, on DynamoDB Local and the table that the template describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoItemStoreTest implements ItemStoreContract {
  private LocalDynamo dynamo;
  private DynamoDbClient client;
  private int tables;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(LocalDynamo.isAtHome(), "DynamoDB Local has no SQLite library for this machine");
    dynamo = LocalDynamo.start();
    client = dynamo.client();
  }

  @AfterAll
  void stop() throws Exception {
    if (dynamo != null) {
      dynamo.stop();
    }
  }

  /** Each test has a table of its own. */
  @BeforeEach
  void createTable() {
    tables++;
    TemplateTable.create(client, table());
  }

  private String table() {
    return "wavegate-" + tables;
  }

  @Override
  public ItemStore store() {
    return new DynamoItemStore(client, table());
  }

  /** The SDK sends a write again whose answer was lost; the second then finds the first. */
  @Test
  void onesOwnRepeatedWriteCountsAsWritten() {
    Item item = Item.first("p", "s", "body");
    assertThat(store().put(new Create(item))).isTrue();
    assertThat(store().put(new Create(item))).isTrue();
    assertThat(store().put(new Replace(item.next("second")))).isTrue();
    assertThat(store().put(new Replace(item.next("second")))).isTrue();
    assertThat(store().transact(List.of(new Replace(item.next("second"))))).isTrue();
    assertThat(store().query("p", "")).containsExactly(item.next("second"));
  }

  @Test
  void aRepeatThatDiffersInAnythingIsRefused() {
    Item item = Item.first("p", "s", "body");
    assertThat(store().put(new Create(item))).isTrue();
    assertThat(store().put(new Create(Item.first("p", "s", "body ")))).isFalse();
    assertThat(store().transact(List.of(new Create(item), new Create(Item.first("p", "t", "")))))
        .isFalse();
    assertThat(store().query("p", "")).containsExactly(item);
  }

  @Test
  void aTableThatIsNotThereIsNoAnswer() {
    var store = new DynamoItemStore(client, "no-such-table");
    assertThatThrownBy(() -> store.get("p", "s"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("get");
  }

  @Test
  void anEndpointThatDoesNotAnswerIsNoAnswer() throws Exception {
    URI nobody = URI.create("http://localhost:" + LocalDynamo.freePort());
    var store = new DynamoItemStore(LocalDynamo.client(nobody), table());
    assertThatThrownBy(() -> store.put(new Create(Item.first("p", "s", "body"))))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
