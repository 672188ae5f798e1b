package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was sent in confidence is in nothing that comes back. */
class MasksTest {
  private static final Masks MASKS = new Masks(List.of("Bearer abcdef123456", " k3y "));

  @Test
  void aSecretIsTakenOutWholeAndWordByWord() {
    assertThat(MASKS.masked("got Bearer abcdef123456 and abcdef123456, k3y"))
        .isEqualTo("got [secret] and [secret], [secret]");
  }

  @Test
  void aShortWordOfASecretIsNone() {
    assertThat(MASKS.masked("a Bearer of news")).isEqualTo("a Bearer of news");
  }

  @Test
  void aTextThatWasCutOffWithinASecretEndsBeforeIt() {
    assertThat(MASKS.masked("token abcdef1234")).isEqualTo("token [secret]");
  }

  @Test
  void withoutSecretsNothingIsTakenOut() {
    assertThat(new Masks(List.of()).masked("all of it")).isEqualTo("all of it");
  }
}
