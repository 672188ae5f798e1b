package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a test prints is shown without secrets, short, and on its own lines. */
class ScrubTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          login as ada with password=hunter22          | login as ada with password=[secret]
          PASSWORD: hunter22, retry                    | PASSWORD: [secret], retry
          {"api_key": "abcd1234", "n": 1}              | {"api_key": "[secret]", "n": 1}
          x-auth-token = s3cr3tvalue                   | x-auth-token = [secret]
          DB_SECRET_NAME=abcd1234                      | DB_SECRET_NAME=[secret]
          curl -H Authorization: abcdefgh12            | curl -H Authorization: [secret]
          Authorization: Bearer abc.def-ghi_123 end    | Authorization: [secret] end
          Authorization: Basic YWRhOnB3MTIzNA== end    | Authorization: [secret] end
          "Authorization": "Bearer abcdefgh12"         | "Authorization": "[secret]"
          {\\"password\\":\\"hunter22xyz\\",\\"n\\":1} | {\\"password\\":\\"[secret]\\",\\"n\\":1}
          PASSWORD="correct horse battery staple" next | PASSWORD="[secret]" next
          secret='two words' next                      | secret='[secret]' next
          Set-Cookie: sid=abcd1234; Path=/; Secure     | Set-Cookie: [secret]
          GET /r?X-Amz-Signature=0a1b2c3d4e&n=1        | GET /r?X-Amz-Signature=[secret]&n=1
          pat github_pat_11AAAAAAAAAAAAAAAAAAAAAAAAAA   | pat [secret]
          slack xoxb-123456789012-abcdefghij           | slack [secret]
          pay sk_live_abcdefghij0123                   | pay [secret]
          git glpat-abcdefghij0123                     | git [secret]
          sent Bearer abc.def-ghi_123                  | sent Bearer [secret]
          key AKIAIOSFODNN7EXAMPLE is old              | key [secret] is old
          GET https://ada:pw@shop.example.com/x        | GET https://[secret]@shop.example.com/x
          jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc | jwt [secret]
          12 of 12 checks passed in 3 s                | 12 of 12 checks passed in 3 s
          the token was refused                        | the token was refused
          """)
  void whatLooksLikeASecretIsMasked(String text, String shown) {
    assertThat(Scrub.line(text)).isEqualTo(shown);
  }

  @Test
  void aPrivateKeyIsMaskedToItsEnd() {
    assertThat(Scrub.line("-----BEGIN RSA " + "PRIVATE KEY----- MIIEow")).isEqualTo("[secret]");
  }

  @Test
  void aPrivateKeyOverManyLinesIsMaskedAsOne() {
    String begin = "-----BEGIN RSA " + "PRIVATE KEY-----";
    String end = "-----END RSA " + "PRIVATE KEY-----";

    assertThat(Scrub.lines(List.of("read", begin, "MIIEowIB", "AAKCAQEA", end, "done")))
        .containsExactly("read", "[secret]", "done");
    assertThat(Scrub.lines(List.of("read", begin + "\nMIIEowIB", "AAKCAQEA")))
        .as("cut off before its end")
        .containsExactly("read", "[secret]");
  }

  @ParameterizedTest
  @CsvSource({
    "https://ci.example.com/run/7?tab=log, https://ci.example.com/run/7?tab=log",
    "https://ada:pw@ci.example.com/run/7, https://[secret]@ci.example.com/run/7",
    "https://b.example.com/r.html?X-Amz-Signature=0a1b2c3d, https://b.example.com/r.html",
    "https://ci.example.com/run#access_token=abcd1234, https://ci.example.com/run",
  })
  void aLinkOpensNothingByItself(String link, String kept) {
    assertThat(Scrub.link(link)).isEqualTo(kept);
  }

  @Test
  void theLastLinesAreKept() {
    List<String> many = Collections.nCopies(30, "ok\n\n");

    assertThat(Scrub.lines(many)).hasSize(10).containsOnly("ok");
    assertThat(Scrub.lines(List.of("a\nb\r\nc", "", "d"))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aLineIsShortAndHoldsNoControls() {
    assertThat(Scrub.line("x".repeat(1_000))).hasSize(300).endsWith("...");
    assertThat(Scrub.line("red \u001b[31mFAIL\u001b[0m \u202egnp.exe"))
        .doesNotContain("\u001b", "\u202e");
  }

  /** A text made to take long: no quantifier nests in another. */
  @Test
  void aHostileTextIsMaskedToo() {
    String text = "password".repeat(5_000) + "=".repeat(5_000) + "eyJ".repeat(5_000);

    assertThat(Scrub.masked(text)).isNotEmpty();
  }
}
