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
