package io.wavegate.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmKeyTest {
  private static final Place HUB = new Place("111122223333", "eu-west-1");
  private static final Place SPOKE = new Place("222233334444", "us-east-1");

  @Test
  void anAlarmOfTheHubIsItsName() {
    assertThat(AlarmKey.of("checkout-aggregate", HUB, HUB)).isEqualTo("checkout-aggregate");
    assertThat(AlarmKey.parse("checkout-aggregate"))
        .isEqualTo(new AlarmKey("checkout-aggregate", Optional.empty()));
  }

  @Test
  void anAlarmElsewhereIsItsNameAndItsPlace() {
    String key = AlarmKey.of("checkout-aggregate", SPOKE, HUB);

    assertThat(key).isEqualTo("checkout-aggregate@222233334444/us-east-1");
    assertThat(AlarmKey.parse(key))
        .isEqualTo(new AlarmKey("checkout-aggregate", Optional.of(SPOKE)));
  }

  /** An alarm's name is free text: one that looks like an alarm elsewhere is not taken for it. */
  @Test
  void anAlarmOfTheHubThatIsNamedLikeOneElsewhereIsNotThatOne() {
    String name = AlarmKey.of("checkout-aggregate", SPOKE, HUB);
    String key = AlarmKey.of(name, HUB, HUB);

    assertThat(key).isNotEqualTo(name).isEqualTo(name + "@111122223333/eu-west-1");
    assertThat(AlarmKey.parse(key)).isEqualTo(new AlarmKey(name, Optional.of(HUB)));
  }

  @Test
  void aNameThatLooksLikeOneElsewhereIsKeptElsewhereToo() {
    String key = AlarmKey.of("a@111122223333/eu-west-1", SPOKE, HUB);

    assertThat(AlarmKey.parse(key))
        .isEqualTo(new AlarmKey("a@111122223333/eu-west-1", Optional.of(SPOKE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team@example.com",
        "@222233334444/us-east-1",
        "a@22223333444/us-east-1",
        "a@222233334444/us-east",
        "a@222233334444/US-EAST-1",
        "a@222233334444/us-east-1 ",
        "a@222233334444",
        "a/b",
        "@",
        ""
      })
  void whatNamesNoPlaceIsANameAlone(String text) {
    assertThat(AlarmKey.parse(text)).isEqualTo(new AlarmKey(text, Optional.empty()));
  }
}
