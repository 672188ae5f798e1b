package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.engine.query.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
  private final Placeholders placeholders =
      new Placeholders(
          new Recording(
              "r",
              Json.parse(
                  """
                  {"input": {"fn": "real"}, "history": [{"type": "ExecutionStarted",
                    "executionStartedEventDetails": {"input": {"fn": "word"}}}]}""")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1} | {\"a\":1} | true",
        "{\"a\":1} | {\"a\":2} | false",
        "{\"a\":1} | {\"a\":\"1\"} | false",
        "{\"a\":1} | {\"a\":1,\"b\":1} | false",
        "{\"a\":1} | {} | false",
        "[1,2] | [2,1] | false",
        "{\"a\":\"x\"} | {\"a\":\"y\"} | false",
        "{\"a\":{\"b\":1}} | {\"a\":\"{\\\"b\\\":1}\"} | true",
        "{\"a\":\"<uuid:1>\"} | {\"a\":\"17\"} | true",
        "{\"a\":\"id <uuid:1>.\"} | {\"a\":\"no 17.\"} | false",
        "{\"a\":\"<<task_token>:1>\"} | {\"a\":\"AQC\"} | true",
        "{\"a\":\"arn:<partition>:x:<region>:1:function:f\"} | {\"a\":\"arn:aws:x:r:1:function:g\"} | true",
        "{\"a\":\"arn:<partition>:x:<region>:1:function:f\"} | {\"a\":\"arn:aws:x:r:2:function:g\"} | false",
        "{\"StopDate\":\"stop-date\"} | {\"StopDate\":1} | true",
        "{\"a\":\"word\"} | {\"a\":\"real\"} | true",
      })
  void placeholdersMatchAnythingAndNothingElseDoes(String recorded, String actual, boolean same) {
    assertThat(placeholders.match("", Json.parse(recorded), Json.parse(actual))).isEqualTo(same);
  }
}
