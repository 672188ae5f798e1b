package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.validation.TestKind;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No kind of test goes without a class here, and no class without its cases. */
class EachKindTest {
  private static final Map<Class<?>, List<Class<?>>> SHOWN_BY =
      Map.of(
          TestKind.Lambda.class, List.of(LambdaKindTest.class),
          TestKind.Http.class, List.of(HttpKindTest.class),
          TestKind.CodeBuild.class, List.of(CodeBuildKindTest.class),
          TestKind.StateMachine.class, List.of(StepFunctionsKindTest.class),
          TestKind.Synthetics.class,
              List.of(SyntheticsRunsKindTest.class, SyntheticsDryRunKindTest.class),
          TestKind.Callback.class, List.of(CallbackKindTest.class),
          TestKind.Metric.class, List.of(MetricKindTest.class),
          TestKind.Redeploy.class, List.of(RedeployKindTest.class));

  private static final Set<String> CASES =
      Set.of("passes", "fails", "timesOut", "answersTooLate", "answersForAnotherRevision");

  static Stream<Class<?>> classes() {
    return SHOWN_BY.values().stream().flatMap(List::stream);
  }

  @Test
  void everyKindHasItsClass() {
    assertThat(SHOWN_BY.keySet())
        .isEqualTo(Set.<Class<?>>of(TestKind.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyClassHasTheCases(Class<?> shown) {
    Set<String> run =
        Arrays.stream(shown.getDeclaredMethods())
            .filter(
                method ->
                    method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(ParameterizedTest.class))
            .map(Method::getName)
            .collect(Collectors.toSet());

    assertThat(CASES.stream().filter(name -> !run.contains(name))).isEmpty();
  }
}
