package io.wavegate.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManagerRegistry;

/** What CloudWatch is given, with the logging configuration that is shipped. */
class PowertoolsTelemetryTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PowertoolsTelemetry telemetry = new PowertoolsTelemetry();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(before);
    MDC.clear();
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private JsonNode only() throws JsonProcessingException {
    assertThat(lines()).hasSize(1);
    return new ObjectMapper().readTree(lines().getFirst());
  }

  private static SequencedMap<String, String> fields() {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("correlation_id", "98ba684c-bcac-772a-bab1-0bb3d7cfaf80");
    fields.put("wave", "one-box");
    fields.put("verdict", "ROLL_BACK");
    fields.put("alarm", "checkout-aggregate");
    return fields;
  }

  @Test
  void aLineIsOneJsonDocumentWithItsFieldsAtTheTop() throws JsonProcessingException {
    telemetry.said("judge", "ROLL_BACK", fields());

    JsonNode line = only();
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("message").asText()).isEqualTo("ROLL_BACK");
    assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    assertThat(line.path("handler").asText()).isEqualTo("judge");
    fields().forEach((name, value) -> assertThat(line.path(name).asText()).isEqualTo(value));
  }

  @Test
  void theFieldsOfOneLineAreNotThoseOfTheNext() throws JsonProcessingException {
    telemetry.said("judge", "ROLL_BACK", fields());
    written.reset();

    telemetry.said("watch", "looked", new LinkedHashMap<>());

    assertThat(only().has("correlation_id")).isFalse();
    assertThat(only().has("verdict")).isFalse();
  }

  @Test
  void everyLineOfAnInvocationNamesItALibrarysToo() throws JsonProcessingException {
    telemetry.invoked(invocation("first"));
    telemetry.said("judge", "ROLL_BACK", fields());
    written.reset();
    LoggerFactory.getLogger("software.amazon.awssdk").warn("a warning");
    assertThat(only().path("function_request_id").asText()).isEqualTo("first");
    assertThat(only().path("function_name").asText()).isEqualTo("wavegate-judge");
    written.reset();

    telemetry.invoked(invocation("second"));
    telemetry.said("judge", "PROMOTE", new LinkedHashMap<>());

    assertThat(only().path("function_request_id").asText()).isEqualTo("second");
    assertThat(only().has("verdict")).isFalse();
  }

  private static Context invocation(String request) {
    Context context = mock(Context.class);
    when(context.getFunctionName()).thenReturn("wavegate-judge");
    when(context.getAwsRequestId()).thenReturn(request);
    return context;
  }

  /** A name from outside cannot begin a line of its own, nor colour a terminal. */
  @Test
  void aLineStaysOneLineWhateverIsInIt() throws JsonProcessingException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("alarm", "a\r\n{\"verdict\":\"PROMOTE\"}\u001b[31m\u202e");

    telemetry.said("alarm-change", "x\r\n{\"level\":\"INFO\"}\u001b[2J", fields);

    assertThat(lines()).singleElement().asString().doesNotContain("\u001b", "\u202e");
    assertThat(only().path("alarm").asText()).isEqualTo("a??{\"verdict\":\"PROMOTE\"}?[31m?");
    assertThat(only().path("message").asText()).startsWith("x??{").endsWith("?[2J");
    assertThat(only().has("verdict")).isFalse();
  }

  @Test
  void librariesOnlySayWhatWentWrong() throws JsonProcessingException {
    LoggerFactory.getLogger("software.amazon.awssdk").info("a request");
    assertThat(lines()).isEmpty();

    LoggerFactory.getLogger("software.amazon.awssdk").warn("a warning");
    assertThat(only().path("message").asText()).isEqualTo("a warning");
  }

  /** As Powertools does where Lambda sets AWS_LAMBDA_LOG_LEVEL. */
  @Test
  void librariesStayQuietThoughEveryLoggerIsGivenALevel() throws JsonProcessingException {
    LoggingManagerRegistry.getLoggingManager().setLogLevel(Level.INFO);

    LoggerFactory.getLogger("software.amazon.awssdk").info("a request");
    telemetry.said("judge", "ROLL_BACK", fields());

    assertThat(only().path("message").asText()).isEqualTo("ROLL_BACK");
  }

  @Test
  void aCountIsAnEmbeddedMetricWithTheServiceAsItsOnlyDimension() throws JsonProcessingException {
    telemetry.count("Heartbeat");

    JsonNode metric = only();
    JsonNode directive = metric.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.path("Namespace").asText()).isEqualTo("Wavegate");
    assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Service\"]]");
    assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo("Heartbeat");
    assertThat(directive.at("/Metrics/0/Unit").asText()).isEqualTo("Count");
    assertThat(metric.path("Heartbeat").asDouble()).isEqualTo(1);
  }

  @Test
  void twoCountsAreTwoMetrics() throws JsonProcessingException {
    telemetry.count("Heartbeat");
    written.reset();

    telemetry.count("Discarded");

    assertThat(only().has("Heartbeat")).isFalse();
    assertThat(only().path("Discarded").asDouble()).isEqualTo(1);
  }
}
