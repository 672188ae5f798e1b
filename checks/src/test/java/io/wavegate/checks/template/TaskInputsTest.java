package io.wavegate.checks.template;

import static io.wavegate.checks.template.SampleEvents.decodedBy;
import static io.wavegate.checks.template.SampleEvents.each;
import static io.wavegate.checks.template.SampleEvents.handler;
import static io.wavegate.checks.template.SampleEvents.samples;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.model.AttemptId;
import io.wavegate.local.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The sample inputs of tasks against the state machines that send them. */
final class TaskInputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  List<DynamicTest> aTasksInputIsWhatTheStateMachineSends() {
    return each(
        samples().stream().filter(SampleEvents::isTask).toList(),
        sample -> {
          JsonNode input = JSON.readTree(Repository.text(sample));
          assertThat(payloadsOf(handler(sample))).contains(keys(input));
          if (handler(sample).equals("record-test")) {
            assertRecord(input);
          } else {
            assertThat(CoreJson.read(Repository.text(sample), task(handler(sample)))).isNotNull();
          }
          AttemptId.parse(input.path("gate").asText());
        });
  }

  /** The handler reads this one by hand, since a test function may answer anything. */
  private static void assertRecord(JsonNode input) {
    JsonNode outcome = input.path("outcome");
    assertThat(outcome.at("/test/name")).isEqualTo(input.path("test"));
    assertThat(Instant.parse(outcome.path("startedAt").asText())).isAfter(Instant.EPOCH);
    assertThat(outcome.at("/result/status").asText()).isIn("passed", "failed");
    Asl.State invoked =
        Asl.everyState().stream()
            .filter(state -> state.name().equals("Invoke Test Function"))
            .findFirst()
            .orElseThrow();
    assertThat(keys(outcome)).isEqualTo(keys(invoked.node().path("Output")));
  }

  private static List<Set<String>> payloadsOf(String handler) {
    Template.Function function =
        Account.template().functions().stream()
            .filter(f -> decodedBy(f).equals(handler))
            .findFirst()
            .orElseThrow();
    String simple = function.handlerClass().substring(function.handlerClass().lastIndexOf('.') + 1);
    return Asl.every("Task").stream()
        .filter(state -> state.function().filter(simple::equals).isPresent())
        .map(state -> keys(state.node().at("/Arguments/Payload")))
        .toList();
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The record that a handler reads its task's input into. */
  private static Class<?> task(String handler) throws ClassNotFoundException {
    for (Template.Function function : Account.template().functions()) {
      if (decodedBy(function).equals(handler)) {
        return Class.forName(function.handlerClass() + "$Task");
      }
    }
    throw new IllegalArgumentException(handler);
  }
}
