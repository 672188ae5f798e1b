package io.wavegate.codec.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.api.OperateCall.Alive;
import io.wavegate.codec.api.OperateCall.Answered;
import io.wavegate.codec.api.OperateCall.Refused;
import io.wavegate.core.validation.TestQuestion.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to a test, read strictly, without its reference in what is said of it. */
class CallbackCallsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFERENCE = "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMTI";
  private static final String ADA = "arn:aws:sts::111122223333:assumed-role/on-call/ada";

  private static OperateCall ask(String path, String body) {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("rawPath", path);
    event.putObject("requestContext").putObject("authorizer").putObject("iam").put("userArn", ADA);
    event.put("body", body.replace('\'', '"')).put("isBase64Encoded", false);
    return OperateCalls.decode(event.toString());
  }

  @Test
  void anAnswerIsReadWhole() {
    assertThat(
            ask(
                "/callbacks/" + REFERENCE,
                "{'status': 'failed', 'summary': ' 2 of 9 ', 'link': 'https://checks.example.com/7',"
                    + " 'lines': ['a', 'b'], 'revision': '4d51f2a0'}"))
        .isEqualTo(
            new Answered(
                REFERENCE,
                ADA,
                new Answer(false, "2 of 9", "https://checks.example.com/7", List.of("a", "b")),
                Optional.of("4d51f2a0")));
  }

  @Test
  void aSignOfLifeNeedsNoBody() {
    assertThat(ask("/callbacks/" + REFERENCE + "/heartbeat", ""))
        .isEqualTo(new Alive(REFERENCE, ADA));
  }

  @Test
  void whatIsReadDoesNotShowItsReference() {
    assertThat(ask("/callbacks/" + REFERENCE, "{'status': 'passed', 'summary': 'x'}").toString())
        .isEqualTo("Answered[" + ADA + "]");
    assertThat(ask("/callbacks/" + REFERENCE + "/heartbeat", "").toString())
        .isEqualTo("Alive[" + ADA + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/callbacks/", "/callbacks/short", "/callbacks/a/b", "/callbacks/%2e%2e"})
  void whatIsNoReferenceIsNotShown(String path) {
    assertThat(ask(path, "{}")).isEqualTo(new Refused(404, "no test was asked by this reference"));
    assertThat(ask("/callbacks/" + REFERENCE + "x", "{}"))
        .isEqualTo(new Refused(404, "no test was asked by this reference"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                        | status must be passed or failed, got ""
          {'status': 'PASSED', 'summary': 'x'}                      | status must be passed or failed, got "PASSED"
          {'status': 'passed'}                                      | summary must be 1 to 1000 characters
          {'status': 'passed', 'summary': '  '}                     | summary must be 1 to 1000 characters
          {'status': 'passed', 'summary': 'x', 'link': 'http://a'}  | link must be an https URL, got "http://a"
          {'status': 'passed', 'summary': 'x', 'lines': 'a'}        | the body is not understood
          {'status': 'passed', 'summary': 'x', 'status': 'failed'}  | the body is not understood
          {'status': 'passed', 'summary': 'x', 'token': 'y'}        | the body is not understood
          nothing                                                   | the body is not understood
          """)
  void whatIsNotUnderstoodIsRefusedWithASentence(String body, String sentence) {
    assertThat(ask("/callbacks/" + REFERENCE, body))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.sentence()).startsWith(sentence).doesNotContain(REFERENCE);
            });
  }
}
