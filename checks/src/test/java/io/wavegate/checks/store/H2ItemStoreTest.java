package io.wavegate.checks.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write.Create;
import io.wavegate.core.port.Write.Replace;
import io.wavegate.local.store.H2ItemStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of a run on one machine. */
final class H2ItemStoreTest {
  @Nested
  final class InMemory implements ItemStoreContract {
    private final H2ItemStore store = H2ItemStore.inMemory();

    @Override
    public ItemStore store() {
      return store;
    }

    @AfterEach
    void close() {
      store.close();
    }

    @Test
    void twoStoresInMemoryShareNothing() {
      assertThat(store.put(new Create(Item.first("p", "s", "body")))).isTrue();
      try (H2ItemStore other = H2ItemStore.inMemory()) {
        assertThat(other.get("p", "s")).isEmpty();
      }
    }

    /** Nothing here sends a write twice, so that a repeat is somebody else's. */
    @Test
    void aRepeatedWriteIsRefused() {
      Item item = Item.first("p", "s", "body");
      assertThat(store.put(new Create(item))).isTrue();
      assertThat(store.put(new Create(item))).isFalse();
      assertThat(store.transact(List.of(new Create(item)))).isFalse();
    }
  }

  @Nested
  final class InAFile implements ItemStoreContract {
    private final String url;
    private H2ItemStore store;

    InAFile(@TempDir Path folder) {
      url = "jdbc:h2:file:" + folder.resolve("store");
      store = H2ItemStore.open(url);
    }

    @Override
    public ItemStore store() {
      return store;
    }

    @AfterEach
    void close() {
      store.close();
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
      Item item = Item.first("p", "s", "body");
      assertThat(store.transact(List.of(new Create(item)))).isTrue();
      assertThat(store.put(new Replace(item.next("second")))).isTrue();
      store.close();
      store = H2ItemStore.open(url);
      assertThat(store.query("p", "")).containsExactly(item.next("second"));
    }
  }
}
