package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a secret in a policy, and what is not. */
class PlainSecretTest {
  private static final String BY_NAME = "its name says that it is a secret";
  private static final String BY_FORM = "what it says looks like a secret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Shop-Key",
        "x_shop_token",
        "shopToken",
        "X-ShopAPIKey",
        "apikey",
        "X-Client-Secret2",
        "Db-Password",
        "X-Auth",
        "X-Amz-Credential",
        "PHP-Session-Id",
        "X-Hub-Signature",
        "X-OAuth2",
        "Authorization",
        "Cookie",
      })
  void aNameMaySayIt(String name) {
    assertThat(PlainSecret.why(name, "hunter2")).contains(BY_NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abcd1234",
        "Basic YWRhOmh1bnRlcjI=",
        "AKIAIOSFODNN7EXAMPLE",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc",
        "ghp_0123456789abcdefghij",
        "xoxb-123456789012-abcdefghij",
        "password=hunter22",
        "https://ada:hunter2@shop.example.com/",
        "kT3/xq9ZbW+1mVr8sLf0HdPy2uJ7aNc4EeGi5oXt",
        "q8Zk2Lw0TfV5nXb1Rj7Yc3Hd",
        "9f86d081884c7d659a2feaa0c55ad015",
        "v1 9f86d081884c7d659a2feaa0c55ad015, more",
      })
  void aValueMaySayItWhateverItsName(String value) {
    assertThat(PlainSecret.why("X-Whatever", value)).contains(BY_FORM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Accept            | text/html, application/xhtml+xml;q=0.9, application/vnd.shop.v3+json
          Accept-Language   | en-GB,en;q=0.5
          Cache-Control     | no-cache, no-store, max-age=0
          Content-Type      | application/x-www-form-urlencoded; charset=utf-8
          If-None-Match     | "33a64df551425fcc55e4d42a148795d9f25f89d4"
          If-Modified-Since | Wed, 21 Oct 2015 07:28:00 GMT
          Idempotency-Key   | wavegate-smoke-2026-05-04
          Origin            | https://shop.example.com
          Referer           | https://shop.example.com/Products/4711-Blue-T-Shirt-42?page=2
          traceparent       | 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
          User-Agent        | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15
          X-Canary          | CheckoutServiceHealthProbeOfTheOneBoxWave
          X-Request-Id      | 4bf92f3577b34da6a3ce929d0e0e4736
          X-Request-Source  | wavegate-checkout-smoke-tests-2026-05-04-build-1234
          X-Skip-Auth       | true
          X-Sort-Keyboard   | qwerty
          X-Tenant          | 123e4567-e89b-12d3-a456-426614174000
          X-Tokenizer       | whitespace
          X-Monkey          | george
          """)
  void whatIsPlainIsLeftAlone(String name, String value) {
    assertThat(PlainSecret.why(name, value)).isEmpty();
  }

  /** A harmless name hides no token. */
  @Test
  void aTokenIsFoundUnderAHarmlessNameToo() {
    assertThat(PlainSecret.why("User-Agent", "ghp_0123456789abcdefghij")).contains(BY_FORM);
    assertThat(PlainSecret.why("X-Request-Id", "AKIAIOSFODNN7EXAMPLE")).contains(BY_FORM);
    assertThat(PlainSecret.why("Idempotency-Key", "q8Zk2Lw0TfV5nXb1Rj7Yc3Hd")).contains(BY_FORM);
  }

  /** What is known to be one is one whatever stands there. */
  @Test
  void aLoginIsNoFlag() {
    assertThat(PlainSecret.why("Authorization", "none")).contains(BY_NAME);
    assertThat(PlainSecret.why("X-Auth-Mode", "none")).isEmpty();
  }
}
