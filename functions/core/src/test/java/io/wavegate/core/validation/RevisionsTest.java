package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionsTest {
  private static final String WHOLE = "9d41c07e55a2b1f0c3d4e5f60718293a4b5c6d7e";

  @ParameterizedTest
  @CsvSource({
    "9d41c07e55a2b1f0c3d4e5f60718293a4b5c6d7e, true",
    "9d41c07e55a2, true",
    "9d41c07, true",
    "9d41c0, false",
    "'', false",
    "9D41C07, false",
    "d41c07e55a2, false",
    "9d41c07e55a2b1f0c3d4e5f60718293a4b5c6d7e-dirty, false",
    "1111111, false"
  })
  void sevenCharactersOfARevisionAreEnough(String other, boolean same) {
    assertThat(Revisions.isSame(WHOLE, other)).isEqualTo(same);
    assertThat(Revisions.isSame(other, WHOLE)).isEqualTo(same);
    assertThat(Revisions.other(other, WHOLE).isEmpty()).isEqualTo(same);
  }

  @Test
  void anotherRevisionIsNamedBesideTheOneThatWasAsked() {
    assertThat(Revisions.other("1111111", WHOLE)).contains("revision 1111111, not 9d41c07e55a2");
  }

  @Test
  void twoRevisionsThatBeginAlikeAreNamedWhole() {
    assertThat(Revisions.other("9d41c07e55a2" + "f", WHOLE))
        .contains("revision 9d41c07e55a2f, not " + WHOLE);
  }

  @Test
  void whatAnswersIsShownInOneBoundedLine() {
    assertThat(Revisions.other("a\r\nb", "1.4.0")).contains("revision a??b, not 1.4.0");
  }
}
