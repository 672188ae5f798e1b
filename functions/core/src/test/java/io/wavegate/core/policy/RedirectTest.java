package io.wavegate.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a redirect leads, and whether a test goes there. */
class RedirectTest {
  private static final String FROM = "https://shop.example.com/a/b?c=d";

  private static Redirect of(int status, String location) {
    return Redirect.of(status, location, FROM, 1, Floor.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "/login, https://shop.example.com/login",
    "next, https://shop.example.com/a/next",
    "?e=f, https://shop.example.com/a/?e=f",
    "//shop.example.com/x, https://shop.example.com/x",
    "https://SHOP.example.com:443/x#top, https://SHOP.example.com:443/x",
    "#top, https://shop.example.com/a/b?c=d",
  })
  void aLocationIsReadAgainstTheUrlThatWasAsked(String location, String url) {
    assertThat(of(307, location)).isEqualTo(new Redirect.Follow(url, true, true));
  }

  @ParameterizedTest
  @CsvSource({"301, false", "302, false", "303, false", "307, true", "308, true"})
  void twoOfThemAreAskedAlike(int status, boolean alike) {
    assertThat(of(status, "https://www.example.com/"))
        .isEqualTo(new Redirect.Follow("https://www.example.com/", alike, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 401, 500})
  void anotherStatusIsAnAnswer(int status) {
    assertThat(of(status, "https://www.example.com/")).isEqualTo(new Redirect.None());
  }

  @Test
  void whatLeadsNowhereOrFurtherThanAllowedIsAnAnswer() {
    assertThat(of(302, "")).isEqualTo(new Redirect.None());
    assertThat(Redirect.of(302, "/login", FROM, 0, Floor.NONE)).isEqualTo(new Redirect.None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://shop.example.com/ | it redirects to a URL that is not https, and is not followed",
        "https://shop.example.com:22/ | it redirects to a URL at port 22, not 443, and is not followed",
        "https://me:pw@shop.example.com/ | it redirects to a URL with a user, and is not followed",
        "https://shop.example.com\\\\@evil.example/ | it redirects to a URL that is none, and is not followed",
      })
  void whereATestDoesNotGoIsSaid(String location, String why) {
    assertThat(of(302, location)).isEqualTo(new Redirect.Refused(why));
  }

  @Test
  void theFloorHoldsForEachHost() {
    Floor floor = new Floor(Optional.of(List.of("shop.example.com")));

    assertThat(Redirect.of(302, "/x", FROM, 1, floor)).isInstanceOf(Redirect.Follow.class);
    assertThat(Redirect.of(302, "https://evil.example/", FROM, 1, floor))
        .isEqualTo(
            new Redirect.Refused(
                "it redirects to evil.example: the organisation's floor does not allow the host"
                    + " evil.example"));
  }
}
