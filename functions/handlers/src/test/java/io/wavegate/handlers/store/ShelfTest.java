package io.wavegate.handlers.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.testing.StrictItemStore;
import org.junit.jupiter.api.Test;

class ShelfTest {
  /** A value. */
  record Note(String text) {}

  private final StrictItemStore store = new StrictItemStore();
  private final Shelf<Note> shelf = new Shelf<>(store, Note.class);

  @Test
  void aValueIsPutOnlyWhereNoneIs() {
    assertThat(shelf.create("P", "S", new Note("one"))).isTrue();
    assertThat(shelf.create("P", "S", new Note("two"))).isFalse();
    assertThat(kept().value()).isEqualTo(new Note("one"));
  }

  @Test
  void aValueIsReplacedOnlyAsItWasRead() {
    shelf.create("P", "S", new Note("one"));
    Kept<Note> read = kept();

    assertThat(shelf.replace(read, new Note("two"))).isTrue();
    assertThat(shelf.replace(read, new Note("three"))).isFalse();
    assertThat(kept().value()).isEqualTo(new Note("two"));
    assertThat(kept().item().version()).isEqualTo(2);
  }

  @Test
  void aValueIsRemovedOnlyAsItWasRead() {
    shelf.create("P", "S", new Note("one"));
    Kept<Note> read = kept();
    shelf.replace(read, new Note("two"));

    assertThat(shelf.remove(read)).isFalse();
    assertThat(shelf.remove(kept())).isTrue();
    assertThat(shelf.get("P", "S")).isEmpty();
  }

  @Test
  void valuesAreFoundByPrefixInTheOrderOfTheirBytes() {
    shelf.create("P", "A/2", new Note("two"));
    shelf.create("P", "A/10", new Note("ten"));
    shelf.create("P", "B/1", new Note("other"));

    assertThat(shelf.query("P", "A/"))
        .extracting(kept -> kept.value().text())
        .containsExactly("ten", "two");
  }

  @Test
  void whatIsNotSuchAValueIsRefused() {
    store.put(new Write.Create(Item.first("P", "S", "{\"text\": 7}")));

    assertThatThrownBy(() -> shelf.get("P", "S")).isInstanceOf(IllegalArgumentException.class);
  }

  private Kept<Note> kept() {
    return shelf.get("P", "S").orElseThrow();
  }
}
