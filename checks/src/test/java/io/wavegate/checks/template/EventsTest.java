package io.wavegate.checks.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.UserParameters;
import io.wavegate.codec.api.OperateCall;
import io.wavegate.codec.api.OperateCalls;
import io.wavegate.codec.event.AlarmOperation;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.ActionStateChange;
import io.wavegate.codec.event.IncomingEvent.AlarmConfigurationChange;
import io.wavegate.codec.event.IncomingEvent.AlarmStateChange;
import io.wavegate.codec.event.IncomingEvent.MachineEnded;
import io.wavegate.codec.event.IncomingEvent.ParameterChange;
import io.wavegate.codec.event.IncomingEvent.PipelineJob;
import io.wavegate.codec.event.IncomingEvent.PipelineStateChange;
import io.wavegate.codec.event.IncomingEvent.Scheduled;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.flow.MachineInput;
import io.wavegate.local.template.Template;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.event.ruler.Ruler;

/** The sample events against the rules that deliver them and the handlers that read them. */
final class EventsTest {
  private static final Path FOLDER = Repository.path("events");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<Path> samples() {
    return Repository.files(FOLDER);
  }

  private static String handler(Path sample) {
    return FOLDER.relativize(sample).getName(0).toString();
  }

  private static String decodedBy(Template.Function function) {
    return function.name().substring(Account.STACK.length() + 1);
  }

  private static List<DynamicTest> each(List<Path> samples, Check check) {
    assertThat(samples).isNotEmpty();
    return samples.stream()
        .map(file -> DynamicTest.dynamicTest(Repository.name(file), () -> named(file, check)))
        .toList();
  }

  /** Not every report of a build shows a dynamic test's name. */
  private static void named(Path sample, Check check) throws Exception {
    try {
      check.of(sample);
    } catch (AssertionError e) {
      throw new AssertionError(Repository.name(sample) + ": " + e.getMessage(), e);
    }
  }

  /** What is demanded of a sample. */
  private interface Check {
    void of(Path sample) throws Exception;
  }

  @Test
  void everyFunctionHasASampleAndEverySampleAFunction() {
    assertThat(samples().stream().map(EventsTest::handler).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Account.template().functions().stream().map(EventsTest::decodedBy).toList());
  }

  @TestFactory
  List<DynamicTest> aSampleMatchesItsOwnFunctionsRuleAndNoOther() {
    return each(
        samples(),
        sample -> {
          List<String> matched = new ArrayList<>();
          List<String> expected = new ArrayList<>();
          for (Template.Function function : Account.template().functions()) {
            boolean own = decodedBy(function).equals(handler(sample));
            for (String rule : function.rules().keySet()) {
              if (own) {
                expected.add(rule);
              }
              if (Ruler.matchesRule(Repository.text(sample), function.rules().get(rule))) {
                matched.add(rule);
              }
            }
          }
          assertThat(matched).isEqualTo(expected);
        });
  }

  @TestFactory
  List<DynamicTest> aSampleHoldsNothingOfARealAccount() {
    return each(
        samples(),
        sample -> {
          String text = Repository.text(sample);
          assertThat(text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""))
              .doesNotContainPattern("(?<![0-9])(?!111122223333)[0-9]{12}(?![0-9])")
              .doesNotContainPattern("A[KS]IA[A-Z0-9]{12}");
          assertThat(JSON.readTree(text).findValuesAsText("secretAccessKey"))
              .allMatch(secret -> secret.startsWith("EXAMPLE-NOT-"));
          assertThat(text).endsWith("}\n");
        });
  }

  @TestFactory
  List<DynamicTest> anEventDecodes() {
    return each(
        samples().stream().filter(sample -> !isTask(sample) && !isRequest(sample)).toList(),
        sample -> assertThat(decoded(sample)).isInstanceOf(type(handler(sample))));
  }

  private static List<Class<?>> types(String handler) {
    return switch (handler) {
      case "gate" -> List.of(PipelineJob.class);
      case "pipeline-change" ->
          List.of(
              PipelineStateChange.class,
              IncomingEvent.StageStateChange.class,
              ActionStateChange.class);
      case "alarm-change" -> List.of(AlarmStateChange.class, AlarmConfigurationChange.class);
      case "policy-change" -> List.of(ParameterChange.class);
      case "machine-ended" -> List.of(MachineEnded.class);
      case "watch", "reconcile" -> List.of(Scheduled.class);
      default -> List.of();
    };
  }

  private static Class<?> type(String handler) {
    return types(handler).size() == 1 ? types(handler).getFirst() : IncomingEvent.class;
  }

  private static boolean isTask(Path sample) {
    return types(handler(sample)).isEmpty() && !isRequest(sample);
  }

  private static boolean isRequest(Path sample) {
    return handler(sample).equals("operate");
  }

  @TestFactory
  List<DynamicTest> aRequestIsUnderstood() {
    return each(
        samples().stream().filter(EventsTest::isRequest).toList(),
        sample ->
            assertThat(OperateCalls.decode(Repository.text(sample)))
                .isInstanceOf(OperateCall.Asked.class));
  }

  private static IncomingEvent decoded(Path sample) {
    IncomingEvent event = IncomingEvents.decode(Repository.text(sample).getBytes(UTF_8));
    assertThat(types(handler(sample))).contains(event.getClass());
    return event;
  }

  private static <T extends IncomingEvent> T decoded(String sample, Class<T> type) {
    return type.cast(decoded(FOLDER.resolve(sample)));
  }

  @TestFactory
  List<DynamicTest> aJobNamesItsGate() {
    return each(
        samples().stream().filter(sample -> handler(sample).equals("gate")).toList(),
        sample -> {
          PipelineJob job = (PipelineJob) decoded(sample);
          assertThat(UserParameters.parse(job.userParameters()))
              .isInstanceOf(UserParameters.Binding.class);
        });
  }

  @Test
  void aContinuedJobBringsBackTheTokenThatNamesItsAttempt() {
    assertThat(decoded("gate/first-job.json", PipelineJob.class).continuationToken()).isEmpty();
    PipelineJob job = decoded("gate/continued-job.json", PipelineJob.class);
    var binding = (UserParameters.Binding) UserParameters.parse(job.userParameters());
    assertThat(job.continuationToken().map(AttemptId::parse).map(id -> id.gate().execution()))
        .contains(binding.execution());
  }

  @Test
  void thePipelinesSamplesAreWhatTheirNamesSay() {
    var started = decoded("pipeline-change/approval-started.json", ActionStateChange.class);
    assertThat(started.type().isManualApproval()).isTrue();
    assertThat(started.state().name()).isEqualTo("STARTED");
    var rejected = decoded("pipeline-change/approval-rejected.json", ActionStateChange.class);
    assertThat(rejected.type().isManualApproval()).isTrue();
    assertThat(rejected.state().name()).isEqualTo("FAILED");
    assertThat(rejected.result()).isPresent();
    var failed = decoded("pipeline-change/deploy-failed.json", ActionStateChange.class);
    assertThat(failed.type().category()).isEqualTo("Deploy");
    assertThat(failed.state().name()).isEqualTo("FAILED");
    var superseded = decoded("pipeline-change/pipeline-superseded.json", PipelineStateChange.class);
    assertThat(superseded.state().name()).isEqualTo("SUPERSEDED");
  }

  @Test
  void theAlarmsSamplesAreWhatTheirNamesSay() {
    var alarm = decoded("alarm-change/alarm.json", AlarmStateChange.class);
    assertThat(alarm.state()).isEqualTo(AlarmState.ALARM);
    assertThat(alarm.triggeredBy()).isEmpty();
    var ok = decoded("alarm-change/ok.json", AlarmStateChange.class);
    assertThat(ok.state()).isEqualTo(AlarmState.OK);
    assertThat(ok.previous()).contains(AlarmState.ALARM);
    var composite = decoded("alarm-change/composite-alarm.json", AlarmStateChange.class);
    assertThat(composite.state()).isEqualTo(AlarmState.ALARM);
    assertThat(composite.triggeredBy()).hasSize(1);
    assertThat(decoded("alarm-change/alarm-deleted.json", AlarmConfigurationChange.class))
        .extracting(AlarmConfigurationChange::operation)
        .isEqualTo(AlarmOperation.DELETE);
  }

  @TestFactory
  List<DynamicTest> anEndedMachineNamesItsGate() {
    return each(
        samples().stream().filter(sample -> handler(sample).equals("machine-ended")).toList(),
        sample -> {
          MachineEnded ended = (MachineEnded) decoded(sample);
          assertThat(sample.getFileName().toString())
              .startsWith(ended.end().name().toLowerCase(Locale.ROOT));
          assertThat(ended.executionArn()).endsWith(":" + ended.name());
          String input = ended.input().orElseThrow();
          AttemptId id = AttemptId.parse(CoreJson.read(input, MachineInput.class).gate());
          assertThat(ended.name()).startsWith(id.executionName("checkout"));
        });
  }

  @TestFactory
  List<DynamicTest> aTasksInputIsWhatTheStateMachineSends() {
    return each(
        samples().stream().filter(EventsTest::isTask).toList(),
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
