package io.wavegate.checks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import io.wavegate.core.port.Write.Create;
import io.wavegate.core.port.Write.Demand;
import io.wavegate.core.port.Write.Remove;
import io.wavegate.core.port.Write.Replace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ItemStore} does, whatever it stands on. */
interface ItemStoreContract {
  /** An empty store. */
  ItemStore store();

  private static Item item(String sort) {
    return Item.first("release", sort, "body of " + sort);
  }

  private void given(Item... items) {
    for (Item item : items) {
      assertThat(store().put(new Create(item))).as("setting up %s", item.sort()).isTrue();
    }
  }

  private List<String> sorts(String prefix) {
    return store().query("release", prefix).stream().map(Item::sort).toList();
  }

  @Test
  default void anItemThatWasNeverWrittenIsNotThere() {
    assertThat(store().get("release", "gate")).isEmpty();
    assertThat(store().query("release", "")).isEmpty();
  }

  @Test
  default void aCreatedItemIsReadBackWhole() {
    given(new Item("release", "gate", 1, "{\"ünï\":\"cödé 😀\"}"));
    assertThat(store().get("release", "gate"))
        .contains(new Item("release", "gate", 1, "{\"ünï\":\"cödé 😀\"}"));
    assertThat(store().get("release", "gat")).isEmpty();
    assertThat(store().get("releas", "gate")).isEmpty();
  }

  @Test
  default void aTransactionTakesAHundredWritesAndNoMore() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      writes.add(new Create(item("watch-%03d".formatted(i))));
    }
    assertThat(store().transact(writes)).isTrue();

    List<Write> tooMany = new ArrayList<>(List.of(new Create(item("late"))));
    for (int i = 0; i < 100; i++) {
      tooMany.add(new Create(item("more-%03d".formatted(i))));
    }
    assertThatThrownBy(() -> store().transact(tooMany))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(sorts("")).hasSize(100).doesNotContain("late");
  }

  @Test
  default void anEmptyBodyIsABody() {
    given(Item.first("release", "gate", ""));
    assertThat(store().get("release", "gate")).contains(Item.first("release", "gate", ""));
  }

  @Test
  default void whatExistsIsNotCreatedAgain() {
    given(item("gate"));
    assertThat(store().put(new Create(Item.first("release", "gate", "another")))).isFalse();
    assertThat(store().get("release", "gate")).contains(item("gate"));
  }

  @Test
  default void aReplacementNeedsTheVersionJustBelow() {
    given(item("gate"));
    Item second = item("gate").next("second");
    assertThat(store().put(new Replace(second))).isTrue();
    assertThat(store().get("release", "gate")).contains(second);
    assertThat(store().put(new Replace(new Item("release", "gate", 2, "late")))).isFalse();
    assertThat(store().put(new Replace(new Item("release", "gate", 4, "early")))).isFalse();
    assertThat(store().get("release", "gate")).contains(second);
  }

  @Test
  default void nothingIsNotReplaced() {
    assertThat(store().put(new Replace(item("gate").next("second")))).isFalse();
    assertThat(store().get("release", "gate")).isEmpty();
  }

  @Test
  default void aRemovalNeedsTheVersion() {
    given(item("gate"));
    assertThat(store().put(new Remove("release", "gate", 2))).isFalse();
    assertThat(store().get("release", "gate")).isPresent();
    assertThat(store().put(new Remove("release", "gate", 1))).isTrue();
    assertThat(store().get("release", "gate")).isEmpty();
    assertThat(store().put(new Remove("release", "gate", 1))).isFalse();
  }

  @Test
  default void aDeletionNeedsTheVersion() {
    given(item("gate"));
    assertThat(store().delete("release", "gate", 2)).isFalse();
    assertThat(store().get("release", "gate")).isPresent();
    assertThat(store().delete("release", "gate", 1)).isTrue();
    assertThat(store().get("release", "gate")).isEmpty();
    assertThat(store().delete("release", "gate", 1)).isFalse();
  }

  @Test
  default void whatWasDeletedCanBeCreatedAnew() {
    given(item("gate"));
    assertThat(store().delete("release", "gate", 1)).isTrue();
    assertThat(store().put(new Create(Item.first("release", "gate", "anew")))).isTrue();
    assertThat(store().get("release", "gate").map(Item::body)).contains("anew");
  }

  @Test
  default void aDemandChangesNothingAndNeedsTheVersion() {
    given(item("gate"));
    assertThat(store().put(new Demand("release", "gate", 1))).isTrue();
    assertThat(store().put(new Demand("release", "gate", 2))).isFalse();
    assertThat(store().put(new Demand("release", "other", 1))).isFalse();
    assertThat(store().query("release", "")).containsExactly(item("gate"));
  }

  @Test
  default void aTransactionWritesAllOfItsKinds() {
    given(item("replaced"), item("removed"), item("demanded"));
    List<Write> writes =
        List.of(
            new Create(item("created")),
            new Replace(item("replaced").next("second")),
            new Remove("release", "removed", 1),
            new Demand("release", "demanded", 1));
    assertThat(store().transact(writes)).isTrue();
    assertThat(store().query("release", ""))
        .containsExactly(item("created"), item("demanded"), item("replaced").next("second"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "replace", "remove", "demand"})
  default void oneFailingWriteKeepsAllOthersFromBeingWritten(String failing) {
    given(item("replaced"), item("removed"), item("demanded"), item("there"));
    List<Item> before = store().query("release", "");
    List<Write> writes = new ArrayList<>();
    writes.add(new Create(item("created")));
    writes.add(new Replace(item("replaced").next("second")));
    writes.add(new Remove("release", "removed", 1));
    writes.add(new Demand("release", "demanded", 1));
    writes.add(
        switch (failing) {
          case "create" -> new Create(Item.first("release", "there", "another"));
          case "replace" -> new Replace(new Item("release", "there", 3, "early"));
          case "remove" -> new Remove("release", "there", 7);
          case "demand" -> new Demand("release", "there", 7);
          default -> throw new IllegalArgumentException(failing);
        });
    assertThat(store().transact(writes)).isFalse();
    assertThat(store().query("release", "")).containsExactlyElementsOf(before);
    Collections.reverse(writes);
    assertThat(store().transact(writes)).isFalse();
    assertThat(store().query("release", "")).containsExactlyElementsOf(before);
  }

  @Test
  default void aTransactionHoldsAHundredWrites() {
    List<Write> writes =
        IntStream.range(0, 100)
            .mapToObj(i -> (Write) new Create(item("entry-%03d".formatted(i))))
            .toList();
    assertThat(store().transact(writes)).isTrue();
    assertThat(sorts("entry-")).hasSize(100).isSorted();
  }

  @Test
  default void aQueryGoesByPrefixInTheOrderOfUtf8Bytes() {
    // U+FF5E is three bytes from 0xef on, U+1F600 four from 0xf0 on; as Java compares, they swap.
    given(item("t#😀"), item("t#～"), item("t#é"), item("t#z"), item("t#10"), item("t#9"));
    given(item("t"), item("s#1"), item("u#1"), item("T#1"));
    assertThat(sorts("t#")).containsExactly("t#10", "t#9", "t#z", "t#é", "t#～", "t#😀");
  }

  @Test
  default void anEmptyPrefixIsTheWholePartition() {
    given(item("b"), item("a"), item("😀"));
    assertThat(sorts("")).containsExactly("a", "b", "😀");
  }

  @Test
  default void aPrefixIsTakenAsItIs() {
    given(item("a_1"), item("ab1"), item("a%1"), item("a*"));
    assertThat(sorts("a_")).containsExactly("a_1");
    assertThat(sorts("a%")).containsExactly("a%1");
    assertThat(sorts("é")).isEmpty();
  }

  /** The last characters of one, two, three and four bytes: what comes after them is longer. */
  @ParameterizedTest
  @ValueSource(ints = {0x7f, 0x7ff, 0xffff, 0x10ffff})
  default void aPrefixMayEndInTheHighestCharacters(int codePoint) {
    String last = Character.toString(codePoint);
    given(item("k" + last), item("k" + last + last), item("k" + last + "a"));
    given(item("k"), item("ka"), item("l"));
    assertThat(sorts("k" + last)).containsExactly("k" + last, "k" + last + "a", "k" + last + last);
    given(item(last + "a"));
    assertThat(sorts(last)).containsExactly(last + "a");
  }

  @Test
  default void aQueryGivesEveryPage() {
    String body = "x".repeat(300_000);
    for (int i = 0; i < 4; i++) {
      given(Item.first("release", "page-" + i, body));
    }
    assertThat(store().query("release", "page-"))
        .extracting(Item::sort)
        .containsExactly("page-0", "page-1", "page-2", "page-3");
    assertThat(store().query("release", "")).extracting(Item::body).containsOnly(body);
  }

  @Test
  default void aBodyMayHold380KilobytesOfUtf8() {
    Item large = Item.first("release", "evidence", "é".repeat(190_000));
    given(large);
    assertThat(store().get("release", "evidence")).contains(large);
  }

  @Test
  default void otherPartitionsAreLeftAlone() {
    Item other = Item.first("release2", "gate", "other");
    given(item("gate"), other);
    assertThat(store().query("release", "")).containsExactly(item("gate"));
    assertThat(store().put(new Replace(item("gate").next("second")))).isTrue();
    assertThat(store().delete("release", "gate", 2)).isTrue();
    assertThat(store().query("release", "")).isEmpty();
    assertThat(store().get("release2", "gate")).contains(other);
  }

  @Test
  default void whatWasReadIsACopyOfWhatIsThere() {
    given(item("gate"));
    List<Item> before = store().query("release", "");
    assertThat(store().put(new Replace(item("gate").next("second")))).isTrue();
    assertThat(before).containsExactly(item("gate"));
  }
}
