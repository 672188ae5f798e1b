package io.wavegate.codec.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.api.OperateCall.Asked;
import io.wavegate.codec.api.OperateCall.Refused;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request asks for, and why it is not understood. */
class OperateCallsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADA = "arn:aws:sts::111122223333:assumed-role/on-call/ada";

  @Test
  void aHoldHasAReasonAndMayEnd() {
    assertThat(ask("/services/checkout/hold", "{'reason': ' sale ', 'expires': '4h'}"))
        .isEqualTo(
            new Asked(
                Optional.of("checkout"),
                ADA,
                "sale",
                new Wish.Hold(Optional.of(Duration.ofHours(4)))));
    assertThat(ask("/all/hold", "{'reason': 'freeze'}"))
        .isEqualTo(new Asked(Optional.empty(), ADA, "freeze", new Wish.Hold(Optional.empty())));
  }

  @Test
  void aWordOnAGateNamesItsWave() {
    assertThat(
            ask(
                "/services/checkout/approve",
                "{'reason': 'go', 'wave': 'one-box', 'gate': 'entry', 'release': '1f3a9c2e'}"))
        .isEqualTo(
            new Asked(
                Optional.of("checkout"),
                ADA,
                "go",
                new Wish.OnGate(
                    Act.APPROVE, "one-box", Optional.of("1f3a9c2e"), Optional.of(GateKind.ENTRY))));
  }

  @Test
  void theRollbackOfAWholeTeamIsAskedOfOneOfItsServices() {
    assertThat(ask("/services/checkout/rollback-region", "{'reason': 'the library is bad'}"))
        .isEqualTo(
            new Asked(Optional.of("checkout"), ADA, "the library is bad", new Wish.TakeTeamBack()));
  }

  @Test
  void anExemptionEndsByItselfWhetherItSaysSoOrNot() {
    assertThat(ask("/services/checkout/skip-window", "{'reason': 'hotfix'}"))
        .isEqualTo(
            new Asked(
                Optional.of("checkout"),
                ADA,
                "hotfix",
                new Wish.Exempt(Act.SKIP_WINDOW, Optional.empty(), Duration.ofHours(4))));
  }

  @Test
  void aBodyMayComeAsBase64AndBehindAStage() {
    String body =
        Base64.getEncoder()
            .encodeToString("{\"reason\": \"over\"}".getBytes(StandardCharsets.UTF_8));
    ObjectNode event = event("/prod/services/checkout/lift", body);
    event.put("isBase64Encoded", true);
    event.withObject("requestContext").put("stage", "prod");

    assertThat(OperateCalls.decode(event.toString()))
        .isEqualTo(
            new Asked(
                Optional.of("checkout"),
                ADA,
                "over",
                new Wish.Lift(Optional.empty(), Optional.empty(), Optional.empty())));
  }

  /** The body cannot say who asks. */
  @Test
  void whoseSignatureIsNotKnownIsNobody() {
    ObjectNode event = event("/services/checkout/hold", "{\"reason\": \"x\"}");
    event.withObject("requestContext").remove("authorizer");

    assertThat(OperateCalls.decode(event.toString()))
        .isEqualTo(
            new Refused(
                403, "the caller is not known: requests must be signed, by IAM's authorization"));
    assertThat(ask("/services/checkout/hold", "{'reason': 'x', 'principal': 'root'}"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.sentence()).contains("principal"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /services/checkout/hold | {} | 400 | reason must be 1 to 500 characters
          /services/checkout/hold | {'reason': 'x', 'expires': 'soon'} | 400 | expires must be a duration from 1m to 90d such as 90m or 2h, got "soon"
          /services/checkout/hold | {'reason': 'x', 'expires': '91d'} | 400 | got "91d"
          /services/checkout/hold | {'reason': 'x', 'wave': 'one-box'} | 400 | hold takes no wave
          /services/checkout/aprove | {'reason': 'x'} | 404 | there is no act "aprove"
          /all/rollback-region | {'reason': 'x'} | 404 | rollback-region is asked of one service, for its team
          /services/checkout/rollback-region | {} | 400 | reason must be 1 to 500 characters
          /services/checkout/rollback-region | {'reason': 'x', 'release': '1f3a9c2e'} | 400 | rollback-region takes no release
          /services/checkout/rollback-region | {'reason': 'x', 'wave': 'one-box'} | 400 | rollback-region takes no wave
          /services/checkout/rollback-regions | {'reason': 'x'} | 404 | did you mean "rollback-region"?
          /services/Check%20out/hold | {'reason': 'x'} | 400 | a service is named by lower-case letters
          /services/checkout | {} | 404 | there is /services/{service}/{act} and /all/{act}
          /all/approve | {'reason': 'x', 'wave': 'one-box'} | 404 | approve is asked of one service
          /services/checkout/approve | {'reason': 'x'} | 400 | approve needs a wave
          /services/checkout/approve | {'reason': 'x', 'wave': 'One Box'} | 400 | wave must match
          /services/checkout/approve | {'reason': 'x', 'wave': 'one-box', 'gate': 'exit'} | 400 | gate must be entry or promotion, got "exit"
          /services/checkout/extend | {'reason': 'x', 'wave': 'one-box'} | 400 | extend needs by
          /services/checkout/lift | {'reason': 'x', 'owner': 'a', 'revision': 'b'} | 400 | an owner, a revision or a line, not several
          /services/checkout/lift | {'reason': 'x', 'reasons': 'b'} | 400 | did you mean
          /services/checkout/lift | [1, 2] | 400 | the body is not understood
          /services/checkout/lift | {'reason': 3} | 400 | reason
          """)
  void whatIsWrongIsSaidWithTheValueSeen(String path, String body, int status, String said) {
    assertThat(ask(path, body))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.sentence()).contains(said);
            });
  }

  @Test
  void whatIsNoEventIsRefusedToo() {
    assertThat(OperateCalls.decode("not JSON"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
    assertThat(OperateCalls.decode("[]"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(403));
  }

  @Test
  void aReasonIsOneLine() {
    assertThat(ask("/services/checkout/hold", "{'reason': 'a\\nROLL BACK\\u202e b'}"))
        .isInstanceOfSatisfying(
            Asked.class, asked -> assertThat(asked.reason()).isEqualTo("a ROLL BACK  b"));
  }

  private static OperateCall ask(String path, String body) {
    return OperateCalls.decode(event(path, body.replace('\'', '"')).toString());
  }

  private static ObjectNode event(String path, String body) {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("rawPath", path);
    event.putObject("requestContext").putObject("authorizer").putObject("iam").put("userArn", ADA);
    return event.put("body", body).put("isBase64Encoded", false);
  }
}
