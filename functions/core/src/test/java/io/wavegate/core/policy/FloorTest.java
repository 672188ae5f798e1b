package io.wavegate.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the organisation lets tests ask. */
class FloorTest {
  private static final Floor FLOOR =
      new Floor(Optional.of(List.of("*.Example.com", "api.partner.example")));

  @ParameterizedTest
  @CsvSource({
    "shop.example.com, true",
    "SHOP.EXAMPLE.COM, true",
    "a.b.example.com, true",
    "api.partner.example, true",
    "example.com, false",
    "badexample.com, false",
    "shop.example.com.evil.example, false",
    "www.api.partner.example, false",
    "partner.example, false",
  })
  void aHostIsAllowedByItsWholeNameOrByWhatItStandsBelow(String host, boolean allowed) {
    assertThat(FLOOR.refusal(host).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void whereNoneIsLaidAnyHostMayBeAskedAndAnEmptyListAllowsNone() {
    assertThat(Floor.NONE.refusal("shop.example.com")).isEmpty();
    assertThat(new Floor(Optional.of(List.of())).refusal("shop.example.com"))
        .contains("the organisation's floor does not allow the host shop.example.com");
  }

  @Test
  void aUrlIsRefusedForItsFormToo() {
    assertThat(FLOOR.urlRefusal("https://shop.example.com/health")).isEmpty();
    assertThat(FLOOR.urlRefusal("https://shop.example.com:8443/"))
        .contains("it asks a URL at port 8443, not 443");
    assertThat(FLOOR.urlRefusal("https://shop.example.org/")).isPresent();
  }
}
