package io.wavegate.standins.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsStandInTest {
  private final TestWorld world = new TestWorld();
  private final SnsStandIn sns = new SnsStandIn(world, "111122223333", "eu-west-1");
  private final String topic = sns.createTopic("pages");

  private void publish(ObjectNode input) throws ServiceError {
    sns.call("Publish", input, new Caller("111122223333", "eu-west-1", "arn"));
  }

  private static void refused(ServiceError error, String code) {
    assertThat(error.code()).isEqualTo(code);
  }

  @Test
  void messagesAreKeptInTheirOrderWithTheirTime() throws ServiceError {
    publish(Json.object().put("TopicArn", topic).put("Message", "first"));
    publish(Json.object().put("TopicArn", topic).put("Message", "second"));

    assertThat(sns.published()).extracting(Published::message).containsExactly("first", "second");
    assertThat(sns.published().getFirst().at()).isEqualTo(world.now());
    assertThat(sns.published().getFirst().subject()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", " blank first", "caf\u00e9", ""})
  void aSubjectOutsideItsAlphabetIsRefused(String subject) {
    ObjectNode input =
        Json.object().put("TopicArn", topic).put("Message", "m").put("Subject", subject);

    assertThatThrownBy(() -> publish(input))
        .isInstanceOfSatisfying(ServiceError.class, e -> refused(e, "InvalidParameter"));
  }

  @Test
  void aSubjectOfAHundredCharactersIsOneTooLong() throws ServiceError {
    publish(
        Json.object().put("TopicArn", topic).put("Message", "m").put("Subject", "x".repeat(99)));
    ObjectNode tooLong =
        Json.object().put("TopicArn", topic).put("Message", "m").put("Subject", "x".repeat(100));

    assertThatThrownBy(() -> publish(tooLong))
        .isInstanceOfSatisfying(ServiceError.class, e -> refused(e, "InvalidParameter"));
  }

  @Test
  void missingTopicsEmptyAndLargeMessagesAreRefused() {
    assertThatThrownBy(
            () -> publish(Json.object().put("TopicArn", topic + "x").put("Message", "m")))
        .isInstanceOfSatisfying(ServiceError.class, e -> refused(e, "NotFound"));
    assertThatThrownBy(() -> publish(Json.object().put("Message", "m")))
        .isInstanceOfSatisfying(ServiceError.class, e -> refused(e, "InvalidParameter"));
    assertThatThrownBy(() -> publish(Json.object().put("TopicArn", topic).put("Message", "")))
        .isInstanceOfSatisfying(ServiceError.class, e -> refused(e, "InvalidParameter"));
    assertThatThrownBy(
            () -> publish(Json.object().put("TopicArn", topic).put("Message", "x".repeat(262_145))))
        .isInstanceOfSatisfying(ServiceError.class, e -> refused(e, "InvalidParameter"));
  }
}
