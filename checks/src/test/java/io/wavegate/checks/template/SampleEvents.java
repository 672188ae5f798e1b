package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.ActionStateChange;
import io.wavegate.codec.event.IncomingEvent.AlarmConfigurationChange;
import io.wavegate.codec.event.IncomingEvent.AlarmStateChange;
import io.wavegate.codec.event.IncomingEvent.MachineEnded;
import io.wavegate.codec.event.IncomingEvent.ParameterChange;
import io.wavegate.codec.event.IncomingEvent.PipelineJob;
import io.wavegate.codec.event.IncomingEvent.PipelineStateChange;
import io.wavegate.codec.event.IncomingEvent.Scheduled;
import io.wavegate.local.template.Template;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/** The sample events, each in the folder of the function that gets it. */
final class SampleEvents {
  static final Path FOLDER = Repository.path("events");

  private SampleEvents() {}

  static List<Path> samples() {
    return Repository.files(FOLDER);
  }

  static String handler(Path sample) {
    return FOLDER.relativize(sample).getName(0).toString();
  }

  static List<DynamicTest> each(List<Path> samples, Check check) {
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
  interface Check {
    void of(Path sample) throws Exception;
  }

  static String decodedBy(Template.Function function) {
    return function.name().substring(Account.STACK.length() + 1);
  }

  static boolean isTask(Path sample) {
    return types(handler(sample)).isEmpty() && !isRequest(sample);
  }

  static boolean isRequest(Path sample) {
    return handler(sample).equals("operate");
  }

  static List<Class<?>> types(String handler) {
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
}
