package io.wavegate.standins.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue keeps what is sent, hides what is received, and forgets what is deleted. */
class SqsStandInTest {
  private static final Caller TEAM =
      new Caller("111122223333", "eu-west-1", "arn:aws:iam::111122223333:user/team");
  private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/tokens";

  private final TestWorld world = new TestWorld();
  private final SqsStandIn sqs = new SqsStandIn(world, "111122223333", "eu-west-1");

  private JsonNode call(String operation, String input) {
    try {
      return sqs.call(operation, Json.parse(input.replace("URL", URL)), TEAM);
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  private String refusal(String operation, String input) {
    ServiceError error =
        catchThrowableOfType(
            ServiceError.class,
            () -> sqs.call(operation, Json.parse(input.replace("URL", URL)), TEAM));
    return error.code() + ": " + error.message();
  }

  private void givenQueue(String attributes) {
    call("CreateQueue", "{\"QueueName\": \"tokens\", \"Attributes\": %s}".formatted(attributes));
  }

  @Test
  void whatIsConsumedIsHandedOverASecondLaterAndGone() {
    givenQueue("{}");
    List<String> consumed = new ArrayList<>();
    sqs.consume("tokens", consumed::add);

    call("SendMessage", "{\"QueueUrl\": \"URL\", \"MessageBody\": \"hello\"}");
    assertThat(consumed).isEmpty();
    world.pass(Duration.ofSeconds(1));

    assertThat(consumed).containsExactly("hello");
    assertThat(call("ReceiveMessage", "{\"QueueUrl\": \"URL\"}").has("Messages")).isFalse();
  }

  @Test
  void whatIsSentIsReceivedWithItsDigestAndItsAttributes() {
    givenQueue("{}");

    JsonNode sent =
        call(
            "SendMessage",
            """
            {"QueueUrl": "URL", "MessageBody": "hello",
             "MessageAttributes": {"wave": {"DataType": "String", "StringValue": "one-box"}}}""");
    JsonNode message =
        call(
                "ReceiveMessage",
                """
                {"QueueUrl": "URL", "MessageAttributeNames": ["All"],
                 "MessageSystemAttributeNames": ["ApproximateReceiveCount"]}""")
            .at("/Messages/0");

    assertThat(sent.path("MD5OfMessageBody").asText())
        .isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(message.path("MessageId")).isEqualTo(sent.path("MessageId"));
    assertThat(message.path("Body").asText()).isEqualTo("hello");
    assertThat(message.at("/MessageAttributes/wave/StringValue").asText()).isEqualTo("one-box");
    assertThat(message.path("Attributes"))
        .isEqualTo(Json.parse("{\"ApproximateReceiveCount\": \"1\"}"));
  }

  @Test
  void aMessageIsHiddenForItsVisibilityTimeoutAndThenComesAgain() {
    givenQueue("{\"VisibilityTimeout\": \"60\"}");
    call("SendMessage", "{\"QueueUrl\": \"URL\", \"MessageBody\": \"hello\"}");

    assertThat(received()).isEqualTo(1);
    world.pass(Duration.ofSeconds(59));
    assertThat(received()).isZero();
    world.pass(Duration.ofSeconds(1));
    assertThat(received()).isEqualTo(1);
  }

  private int received() {
    return call("ReceiveMessage", "{\"QueueUrl\": \"URL\"}").path("Messages").size();
  }

  @Test
  void aDeletedMessageIsGoneAndToDeleteItAgainDoesNoHarm() {
    givenQueue("{\"VisibilityTimeout\": \"0\"}");
    call("SendMessage", "{\"QueueUrl\": \"URL\", \"MessageBody\": \"hello\"}");
    String receipt =
        call("ReceiveMessage", "{\"QueueUrl\": \"URL\"}").at("/Messages/0/ReceiptHandle").asText();
    String deletion = "{\"QueueUrl\": \"URL\", \"ReceiptHandle\": \"%s\"}".formatted(receipt);

    call("DeleteMessage", deletion);
    call("DeleteMessage", deletion);

    assertThat(received()).isZero();
    assertThat(refusal("DeleteMessage", "{\"QueueUrl\": \"URL\", \"ReceiptHandle\": \"none\"}"))
        .startsWith("ReceiptHandleIsInvalid: The input receipt handle \"none\"");
  }

  @Test
  void aDelayedMessageComesLaterAndAnOldOneIsDropped() {
    givenQueue("{\"MessageRetentionPeriod\": \"3600\"}");
    call("SendMessage", "{\"QueueUrl\": \"URL\", \"MessageBody\": \"x\", \"DelaySeconds\": 900}");

    assertThat(received()).isZero();
    world.pass(Duration.ofMinutes(15));
    assertThat(received()).isEqualTo(1);
    world.pass(Duration.ofMinutes(45));
    assertThat(received()).isZero();
  }

  @Test
  void badRequestsAreRefusedInTheServicesWords() {
    givenQueue("{}");

    assertThat(refusal("SendMessage", "{\"QueueUrl\": \"URL\"}"))
        .isEqualTo("MissingParameter: The request must contain the parameter MessageBody.");
    assertThat(refusal("SendMessage", "{\"QueueUrl\": \"URL2\", \"MessageBody\": \"x\"}"))
        .isEqualTo("QueueDoesNotExist: The specified queue does not exist.");
    assertThat(refusal("SendMessage", "{\"QueueUrl\": \"URL\", \"MessageBody\": \"\\u0000\"}"))
        .startsWith("InvalidMessageContents");
    assertThat(refusal("ReceiveMessage", "{\"QueueUrl\": \"URL\", \"MaxNumberOfMessages\": 11}"))
        .isEqualTo(
            "InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason:"
                + " Must be between 1 and 10, if provided.");
    assertThat(
            refusal(
                "SendMessage",
                "{\"QueueUrl\": \"URL\", \"MessageBody\": \"%s\"}"
                    .formatted("x".repeat(1_048_577))))
        .endsWith("Message must be shorter than 1048576 bytes.");
  }

  @Test
  void whatIsNotImitatedIsRefusedByItsName() {
    assertThat(
            refusal(
                "CreateQueue",
                "{\"QueueName\": \"a\", \"Attributes\": {\"RedrivePolicy\": \"{}\"}}"))
        .isEqualTo("InvalidAttributeName: the queue attribute RedrivePolicy is not imitated here");
    assertThat(refusal("CreateQueue", "{\"QueueName\": \"orders.fifo\"}"))
        .startsWith("InvalidParameterValue");
  }
}
