package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.checks.template.Asl.State;
import io.wavegate.engine.Engine;
import io.wavegate.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How the state machines are written: what each state has, and that no error ends in success. */
final class StateMachinesTest {
  /**
   * The team's test runs once: whether it is repeated is its own affair, and a failure is an
   * answer. Our own probe is no test where it dies.
   */
  private static final Set<String> RUN_ONCE = Set.of("Invoke Test Function", "Call The Function");

  /** The end of the bake is its timeout. */
  private static final String TIMEOUT_IS_THE_END = "Bake";

  private static final Set<String> JSON_PATH_ONLY =
      Set.of(
          "InputPath",
          "OutputPath",
          "Parameters",
          "ResultPath",
          "ResultSelector",
          "ItemsPath",
          "ItemSelectorPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "ErrorPath",
          "CausePath",
          "Variable",
          "Result");

  private static List<DynamicTest> each(List<State> states, Check check) {
    assertThat(states).isNotEmpty();
    return states.stream()
        .map(state -> DynamicTest.dynamicTest(state.toString(), () -> named(state, check)))
        .toList();
  }

  /** Not every report of a build shows a dynamic test's name. */
  private static void named(State state, Check check) {
    try {
      check.of(state);
    } catch (AssertionError e) {
      throw new AssertionError(state + ": " + e.getMessage(), e);
    }
  }

  /** What is demanded of a state. */
  private interface Check {
    void of(State state);
  }

  @TestFactory
  List<DynamicTest> everyStateSaysInAComment() {
    return each(
        Asl.everyState(),
        state ->
            assertThat(state.node().path("Comment").asText())
                .isNotBlank()
                .endsWith(".")
                .hasSizeLessThan(120));
  }

  @TestFactory
  List<DynamicTest> aChoiceAsksAndNothingElseDoes() {
    return each(
        Asl.everyState(),
        state -> assertThat(state.name().endsWith("?")).isEqualTo(state.type().equals("Choice")));
  }

  @TestFactory
  List<DynamicTest> everyTaskIsBoundedRetriedAndCaught() {
    return each(
        Asl.every("Task"),
        state -> {
          assertThat(state.node().has("TimeoutSeconds")).as("TimeoutSeconds").isTrue();
          assertThat(retriesWhatMayHaveRun(state)).isNotEqualTo(RUN_ONCE.contains(state.name()));
          assertThat(state.node().path("Catch")).as("Catch").isNotEmpty();
        });
  }

  /** Lambda's own errors are tried again in any case: they are not the function's. */
  private static boolean retriesWhatMayHaveRun(State state) {
    assertThat(state.node().path("Retry")).as("Retry").isNotEmpty();
    return state
        .node()
        .path("Retry")
        .valueStream()
        .flatMap(retrier -> retrier.path("ErrorEquals").valueStream())
        .anyMatch(error -> !error.asText().startsWith("Lambda."));
  }

  /** After any other error of Lambda's it may have run, and is not run twice unasked. */
  @Test
  void aTestFunctionIsCalledAgainOnlyWhereLambdaDidNotTakeTheCall() {
    List<State> tests =
        Asl.every("Task").stream()
            .filter(state -> state.name().equals("Invoke Test Function"))
            .toList();

    assertThat(tests)
        .singleElement()
        .satisfies(
            state ->
                assertThat(state.node().at("/Retry").findValues("ErrorEquals"))
                    .extracting(JsonNode::toString)
                    .containsExactly("[\"Lambda.TooManyRequestsException\"]"));
  }

  /** Two states for one thing must not drift apart. */
  @Test
  void aBuildIsToldTheSameWhateverRevisionItIsOf() {
    State any = task("Run Build");
    State one = task("Run Build Of Revision");

    ObjectNode of = (ObjectNode) one.node().deepCopy();
    ((ObjectNode) of.path("Arguments")).remove("SourceVersion");
    of.set("Comment", any.node().path("Comment"));

    assertThat(of).isEqualTo(any.node());
    assertThat(one.node().at("/Arguments/SourceVersion").asText())
        .isEqualTo("{% $states.input.context.revision %}");
  }

  private static State task(String name) {
    return Asl.every("Task").stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  List<DynamicTest> noErrorThatIsCaughtLeadsToSuccess() {
    List<State> catching =
        Asl.everyState().stream().filter(state -> state.node().has("Catch")).toList();
    return each(
        catching,
        state -> {
          for (JsonNode catcher : state.node().path("Catch")) {
            boolean end =
                state.name().equals(TIMEOUT_IS_THE_END)
                    && catcher.path("ErrorEquals").toString().equals("[\"States.Timeout\"]");
            assertThat(succeeds(state.sibling(catcher.path("Next").asText())))
                .as("%s leads to success", catcher.path("ErrorEquals"))
                .isEqualTo(end);
          }
        });
  }

  @TestFactory
  List<DynamicTest> everyChoiceHasADefaultThatDoesNotSucceed() {
    return each(
        Asl.every("Choice"),
        state -> {
          assertThat(state.node().has("Default")).as("Default").isTrue();
          assertThat(succeeds(state.sibling(state.node().path("Default").asText())))
              .as("the Default leads to success")
              .isFalse();
        });
  }

  /** Whether a flow that comes here ends well without anything being asked or done on the way. */
  private static boolean succeeds(State state) {
    return switch (state.type()) {
      case "Succeed" -> true;
      case "Pass", "Wait" ->
          state.node().path("End").asBoolean()
              || succeeds(state.sibling(state.node().path("Next").asText()));
      case "Task", "Choice", "Parallel", "Map", "Fail" -> false;
      default -> throw new IllegalArgumentException(state + " is a " + state.type());
    };
  }

  /** Thresholds, times and counts are judged in code, and only there. */
  @TestFactory
  List<DynamicTest> aChoiceComparesOneWordAndNothingElse() {
    return each(
        Asl.every("Choice"),
        state -> {
          for (JsonNode choice : state.node().path("Choices")) {
            assertThat(choice.path("Condition").asText())
                .matches("\\{% \\$states\\.input\\.(next|outcome|kind) = '[A-Z_]+' %}");
          }
        });
  }

  @Test
  void jsonPathIsNowhere() {
    for (Asl asl : Asl.all()) {
      assertThat(asl.root().path("QueryLanguage").asText()).isEqualTo("JSONata");
      List<String> found = new ArrayList<>();
      for (State state : asl.states()) {
        state.node().fieldNames().forEachRemaining(found::add);
      }
      assertThat(found).doesNotContainAnyElementsOf(JSON_PATH_ONLY);
      assertThat(asl.text()).doesNotContain("\"$.", "\"$$.", ".$\"", "JSONPath", "States.Format");
      assertThat(asl.root().findValues("QueryLanguage")).hasSize(1);
    }
  }

  @Test
  void everyMachineEndsAtLast() {
    for (Asl asl : Asl.all()) {
      assertThat(asl.root().path("TimeoutSeconds").asInt()).as(asl.file()).isPositive();
      assertThat(asl.root().path("Comment").asText()).as(asl.file()).isNotBlank();
    }
  }

  @Test
  void theEngineTakesEveryDefinition() throws IOException {
    Engine engine = new Engine(new IdleHost(), Account.REGION, Account.ID);
    List<Template.Machine> machines = Account.template().machines();
    assertThat(machines).hasSize(4);
    for (Template.Machine machine : machines) {
      assertThatCode(() -> engine.createStateMachine(machine.name(), machine.definition()))
          .as(machine.name())
          .doesNotThrowAnyException();
    }
  }
}
