package io.wavegate.codec.event;

import static io.wavegate.codec.event.EventSamples.sample;
import static io.wavegate.codec.event.EventSamples.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.event.IncomingEvent.Discarded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forged, malformed and oversized events: each is discarded with a reason. */
class HostileEventsTest {
  @Test
  void aMalformedJobIsDiscardedWithoutAnyOfItsValues() throws IOException {
    List<Consumer<ObjectNode>> mistakes =
        List.of(
            job -> job.put("id", "secret_key"),
            job -> job.put("accountId", "secret_key"),
            job -> job.put("data", "secret_key"),
            job -> ((ObjectNode) job.path("data")).put("continuationToken", 7),
            job ->
                ((ObjectNode) job.at("/data/actionConfiguration"))
                    .put("configuration", "secret_key"));

    for (Consumer<ObjectNode> mistake : mistakes) {
      ObjectNode event = sample("Lambda action job with a continuation token");
      mistake.accept((ObjectNode) event.path("CodePipeline.job"));

      assertThat(why(event.toString()))
          .startsWith("CodePipeline.job has not the shape of a job")
          .doesNotContain("secret");
    }
    assertThat(why("{\"CodePipeline.job\":\"secret_key\"}")).doesNotContain("secret");
  }

  @Test
  void anUnknownStateWordIsDiscardedWithTheWord() throws IOException {
    for (String name : List.of("pipeline failed", "stage started", "deploy action started")) {
      ObjectNode event = sample(name);
      ((ObjectNode) event.path("detail")).put("state", "EXPLODED");

      assertThat(why(event.toString()))
          .startsWith("detail.state must be one of [STARTED, ")
          .endsWith("got \"EXPLODED\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-1", "\"x\"", "null", "1e99"})
  void aVersionThatIsNoWholeNumberIsDiscarded(String version) throws IOException {
    String event =
        sample("pipeline failed").toString().replace("\"version\":4.0", "\"version\":" + version);

    assertThat(why(event)).startsWith("detail.version must be a whole number, got ");
  }

  @Test
  void aKnownKindFromAnotherSourceIsDiscarded() throws IOException {
    ObjectNode event = sample("CloudWatch Alarm State Change: ServiceAggregatedAlarm ALARM");
    event.put("source", "my.own");

    assertThat(why(event.toString()))
        .isEqualTo(
            "no event of a known kind: detail-type \"CloudWatch Alarm State Change\", source \"my.own\"");
  }

  @Test
  void namesThatCouldNotBeAwssAreDiscardedOnOneLine() throws IOException {
    for (String name : List.of("*", "../x", "a\nb", "a\u202eb", "a/b")) {
      ObjectNode event = sample("stage started");
      ((ObjectNode) event.path("detail")).put("stage", name);

      assertThat(why(event.toString()))
          .startsWith("detail.stage must match")
          .doesNotContain("\n", "\u202e");
    }
  }

  /** An expression that repeats a group without bound would end in a stack overflow here. */
  @Test
  void aRegionWithoutEndIsDiscarded() throws IOException {
    ObjectNode event = sample("stage started");
    event.put("region", "eu" + "-a".repeat(100_000) + "-1");

    assertThat(why(event.toString())).startsWith("region ").hasSizeLessThan(300);
  }

  @Test
  void bombsAreDiscarded() throws IOException {
    assertThat(why("[".repeat(100_000))).contains("nested deeper than 30 levels");
    assertThat(why("{\"a\":1,\"a\":2}")).startsWith("a key twice");
    assertThat(why(" ".repeat(1024 * 1024 + 1))).startsWith("longer than 1048576");
    assertThat(why("")).startsWith("empty");
    assertThat(why("[]")).isEqualTo("an event must be a JSON object, got ARRAY");
    assertThat(IncomingEvents.decode(new byte[] {'"', (byte) 0xc3, '"'}))
        .isEqualTo(new Discarded("not UTF-8"));
    assertThat(IncomingEvents.decode(new ByteArrayInputStream(new byte[2 * 1024 * 1024])))
        .asInstanceOf(type(Discarded.class))
        .satisfies(discarded -> assertThat(discarded.why()).startsWith("longer than"));
  }

  @Test
  void anAlarmOfAnotherAccountThanItsEventIsDiscarded() throws IOException {
    ObjectNode event = sample("CloudWatch Alarm State Change: ServiceAggregatedAlarm ALARM");
    event.put("account", "999999999999");

    assertThat(why(event.toString()))
        .contains("account 999999999999")
        .contains("arn:aws:cloudwatch:us-east-1:123456789012:alarm:ServiceAggregatedAlarm");
  }

  @Test
  void anExecutionOfAnotherAccountThanItsEventIsDiscarded() throws IOException {
    ObjectNode event = sample("state machine execution status change");
    event.put("account", "999999999999");

    assertThat(why(event.toString()))
        .startsWith(
            "an event of account 999999999999, Region us-east-1 names the execution arn:aws");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "PENDING_REDRIVE"})
  void aMachineThatGoesOnHasNotEnded(String status) throws IOException {
    ObjectNode event = sample("state machine execution status change");
    ((ObjectNode) event.path("detail")).put("status", status);

    assertThat(why(event.toString()))
        .isEqualTo("execution name is " + status + ", which is not an end");
  }
}
