package io.wavegate.checks.template;

import static io.wavegate.checks.template.SampleEvents.FOLDER;
import static io.wavegate.checks.template.SampleEvents.decodedBy;
import static io.wavegate.checks.template.SampleEvents.each;
import static io.wavegate.checks.template.SampleEvents.handler;
import static io.wavegate.checks.template.SampleEvents.isRequest;
import static io.wavegate.checks.template.SampleEvents.isTask;
import static io.wavegate.checks.template.SampleEvents.samples;
import static io.wavegate.checks.template.SampleEvents.types;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.wavegate.codec.event.IncomingEvent.PipelineJob;
import io.wavegate.codec.event.IncomingEvent.PipelineStateChange;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.kit.MachineInput;
import io.wavegate.local.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.event.ruler.Ruler;

/** The sample events against the rules that deliver them and the handlers that read them. */
final class EventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyFunctionHasASampleAndEverySampleAFunction() {
    assertThat(samples().stream().map(SampleEvents::handler).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Account.template().functions().stream().map(SampleEvents::decodedBy).toList());
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

  private static Class<?> type(String handler) {
    return types(handler).size() == 1 ? types(handler).getFirst() : IncomingEvent.class;
  }

  @TestFactory
  List<DynamicTest> aRequestIsUnderstood() {
    return each(
        samples().stream().filter(SampleEvents::isRequest).toList(),
        sample ->
            assertThat(OperateCalls.decode(Repository.text(sample)))
                .isNotInstanceOf(OperateCall.Refused.class));
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
}
