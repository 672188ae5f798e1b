package io.wavegate.checks.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.event.ruler.Ruler;

/** The documents that AWS publishes of its events, against the rules that are shipped. */
final class PublishedEventsTest {
  private static final String DOCUMENTS = "functions/codec/src/test/resources/events/events.json";

  /** The account and Region of AWS's documents. */
  private static final String ACCOUNT = "123456789012";

  private static final Map<String, String> RULES =
      Map.of(
          "aws.codepipeline", "PipelineChange",
          "aws.cloudwatch", "AlarmChange",
          "aws.states", "MachineEnded");

  private static Template installed() throws IOException {
    return Template.read(Repository.root(), ACCOUNT, "us-east-1", "wavegate");
  }

  /** AWS's machine has another name than ours. */
  private static String ours(JsonNode document) {
    return document.toString().replace(":wave-gate", ":wavegate-wave-gate");
  }

  private static List<DynamicTest> each(Check check) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode sample : new ObjectMapper().readTree(Repository.text(DOCUMENTS))) {
      tests.add(
          DynamicTest.dynamicTest(
              sample.path("name").asText(), () -> check.of(sample.path("document"))));
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  /** What is demanded of a document. */
  private interface Check {
    void of(JsonNode document) throws Exception;
  }

  /**
   * What has no envelope is no event of the bus: a job, a listing, an event already taken apart.
   */
  @TestFactory
  List<DynamicTest> aDocumentReachesTheFunctionThatReadsItsSourceAndNoOther() throws IOException {
    return each(
        document -> {
          List<String> matched = new ArrayList<>();
          for (Template.Function function : installed().functions()) {
            for (var rule : function.rules().entrySet()) {
              if (Ruler.matchesRule(ours(document), rule.getValue())) {
                matched.add(rule.getKey());
              }
            }
          }
          String source = document.has("detail-type") ? document.path("source").asText() : "";
          String rule = RULES.getOrDefault(source, "");
          assertThat(matched).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
        });
  }

  @TestFactory
  List<DynamicTest> aDocumentOfAnotherAccountReachesNone() throws IOException {
    return each(
        document -> {
          for (Template.Function function : installed().functions()) {
            for (String pattern : function.rules().values()) {
              String foreign = ours(document).replace(ACCOUNT, "999999999999");
              assertThat(Ruler.matchesRule(foreign, pattern)).as(function.name()).isFalse();
            }
          }
        });
  }

  @TestFactory
  List<DynamicTest> aDocumentIsDecodedOrRefusedWithAReason() throws IOException {
    return each(
        document -> {
          IncomingEvent event = IncomingEvents.decode(ours(document).getBytes(UTF_8));
          boolean ofTheBus = document.has("detail-type") || document.has("CodePipeline.job");
          if (event instanceof IncomingEvent.Discarded discarded) {
            assertThat(discarded.why()).isNotBlank();
            assertThat(ofTheBus).as(discarded.why()).isFalse();
          }
        });
  }
}
