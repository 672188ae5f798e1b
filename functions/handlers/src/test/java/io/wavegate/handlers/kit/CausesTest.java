package io.wavegate.handlers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a function's failure a person reads what it says, and no stack trace. */
class CausesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a.B: {"errorMessage":"the table is down","errorType":"a.B","stackTrace":["at a"]} | a.B: the table is down
          a.B: {"errorMessage":"","errorType":"a.B"}                                        | a.B: no message
          {"errorMessage":"the table is down"}                                              | the table is down
          a.B: {"errorMessage":"the tab                                                     | a.B: {"errorMessage":"the tab
          States.Timeout: 60 s                                                              | States.Timeout: 60 s
          """)
  void theMessageIsTold(String text, String said) {
    assertThat(Causes.plain(text)).isEqualTo(said);
  }
}
