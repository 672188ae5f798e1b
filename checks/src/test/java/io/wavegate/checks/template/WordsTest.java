package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import io.wavegate.checks.JavaSource;
import io.wavegate.checks.Repository;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.gate.Settled;
import io.wavegate.handlers.validation.Asking;
import io.wavegate.handlers.validation.TestNext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The words that handlers give, against the Choices that compare them, in both directions. */
final class WordsTest {
  private static final Pattern COMPARED = Pattern.compile("= '([A-Z_]+)'");

  /**
   * Words that a handler can give and no branch names: they go where the Default goes, meant so.
   */
  private static final Map<String, Set<String>> LEFT_TO_THE_DEFAULT =
      Map.of(
          // A gate that is not decided any more cannot be halted here: whoever takes over decides.
          "Halt Applied?", Set.of("JUDGE_AGAIN"),
          // With an error the judge decides at once: it neither waits nor watches.
          "Verdict After Error?", Set.of("LOOK_AGAIN", "WAIT", "WATCH"),
          // The bad news leaves the watch as a failure.
          "Good News?", Set.of("BAD"));

  /** Branches for words that are not given now. */
  private static final Map<String, Set<String>> NEVER_GIVEN =
      Map.of("Rollback Verified?", Set.of("DONE"));

  private static Map<String, Set<String>> compared() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    for (Asl.State choice : Asl.every("Choice")) {
      Set<String> branches = new TreeSet<>();
      for (JsonNode branch : choice.node().path("Choices")) {
        COMPARED
            .matcher(branch.path("Condition").asText())
            .results()
            .forEach(m -> branches.add(m.group(1)));
      }
      words.put(choice.toString(), branches);
    }
    return words;
  }

  private static Map<String, Set<String>> given() {
    String gate = "statemachines/wave-gate.asl.json: ";
    String rollback = "statemachines/rollback.asl.json: ";
    Map<String, Set<String>> words = new LinkedHashMap<>();
    words.put(gate + "Open?", next("open"));
    words.put(gate + "Which Kind?", kinds());
    words.put(gate + "Whom To Ask?", GivenWords.of(Asking.Asked.Word.class));
    words.put(gate + "Good News?", recorded());
    words.put(gate + "Verdict?", next("judge"));
    words.put(gate + "Promoted?", GivenWords.of(Settled.class));
    words.put(gate + "Stepped Aside?", GivenWords.of(Settled.class));
    words.put(gate + "Halt Applied?", GivenWords.of(Settled.class));
    words.put(gate + "Verdict After Error?", next("judge"));
    words.put(gate + "Outcome?", GivenWords.from("Reporting", "report", "Report"));
    words.put(rollback + "Intent Written?", step("intend"));
    words.put(rollback + "Line Stopped?", step("stopLine"));
    words.put(rollback + "Action Failed?", step("failAction"));
    words.put(rollback + "Lever Pulled?", step("pull"));
    words.put(rollback + "Rollback Verified?", step("verify"));
    words.put(rollback + "Recovered?", step("recovery"));
    words.put(rollback + "Outcome?", step("report"));
    return words;
  }

  /** {@code Next} makes each word in a factory method of its own; a verdict brings its own. */
  private static Set<String> next(String method) {
    Map<String, List<MethodTree>> factories = GivenWords.methods("Next");
    Set<String> words = new TreeSet<>();
    for (String made : GivenWords.from("Judging", method, "Next")) {
      if (made.equals(".verdict")) {
        words.addAll(verdicts());
      } else {
        words.addAll(
            GivenWords.literals(factories.getOrDefault(made.substring(1), List.of()).getFirst()));
      }
    }
    return words;
  }

  private static Set<String> verdicts() {
    Set<String> words = new TreeSet<>();
    for (Class<?> verdict : Verdict.class.getPermittedSubclasses()) {
      words.add(
          verdict.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }
    return words;
  }

  private static Set<String> kinds() {
    return quoted("functions/core/src/main/java/io/wavegate/core/validation/TestKind.java");
  }

  private static Set<String> recorded() {
    return Arrays.stream(TestNext.Word.values()).map(Enum::name).collect(Collectors.toSet());
  }

  /** The words in capitals that a source gives. */
  private static Set<String> quoted(String file) {
    Set<String> words = new TreeSet<>();
    Pattern.compile("\"([A-Z][A-Z_]+)\"")
        .matcher(Repository.text(file))
        .results()
        .forEach(m -> words.add(m.group(1)));
    return words;
  }

  private static Set<String> step(String method) {
    Set<String> words = new TreeSet<>();
    String owner =
        Set.of("pull", "verify", "recovery").contains(method) ? "LeverSteps" : "RollingBack";
    for (String made : GivenWords.from(owner, method, "StepNext")) {
      words.add(made.startsWith(".") ? made.substring(1).toUpperCase(Locale.ROOT) : made);
    }
    return words;
  }

  @Test
  void everyChoiceIsHeldAgainstAHandler() {
    assertThat(given().keySet()).containsExactlyInAnyOrderElementsOf(compared().keySet());
  }

  @TestFactory
  List<DynamicTest> everyWordHasABranchAndEveryBranchAWord() {
    Map<String, Set<String>> compared = compared();
    List<DynamicTest> tests = new ArrayList<>();
    given()
        .forEach(
            (choice, words) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        choice, () -> assertWords(choice, words, compared.get(choice)))));
    return tests;
  }

  private static void assertWords(
      String choice, Set<String> given, @Nullable Set<String> compared) {
    String name = choice.substring(choice.indexOf(": ") + 2);
    Set<String> left = LEFT_TO_THE_DEFAULT.getOrDefault(name, Set.of());
    Set<String> never = NEVER_GIVEN.getOrDefault(name, Set.of());
    assertThat(given).as("named here as left to the Default").containsAll(left);
    assertThat(given.stream().filter(never::contains)).as("named here as never given").isEmpty();
    Set<String> expected = new TreeSet<>(given);
    expected.removeAll(left);
    expected.addAll(never);
    assertThat(compared).as(choice).isEqualTo(expected);
  }

  @Test
  void theVerdictsWordsAreTheirNames() {
    assertThat(new Verdict.Halt("").word()).isEqualTo("HALT");
    assertThat(new Verdict.RollBack("").word()).isEqualTo("ROLL_BACK");
    assertThat(new Verdict.Promote("", Instant.EPOCH).word()).isEqualTo("PROMOTE");
    assertThat(new Verdict.StepAside("").word()).isEqualTo("STEP_ASIDE");
    assertThat(new Verdict.PromoteByPerson("", Instant.EPOCH).word())
        .isEqualTo("PROMOTE_BY_PERSON");
    assertThat(new Verdict.Observe("", "", Instant.EPOCH).word()).isEqualTo("OBSERVE");
    assertThat(verdicts())
        .containsExactly(
            "HALT", "OBSERVE", "PROMOTE", "PROMOTE_BY_PERSON", "ROLL_BACK", "STEP_ASIDE");
  }

  /** The steps' words in the ASL are the handler's own. */
  @Test
  void everyStepWithLeversIsOneThatTheHandlerKnows() {
    Set<String> sent = new TreeSet<>();
    Stream.of("statemachines/rollback.asl.json", "statemachines/wave-gate.asl.json")
        .flatMap(file -> Asl.read(file).states().stream())
        .map(state -> state.node().at("/Arguments/Payload/step").asText())
        .filter(step -> !step.isEmpty())
        .forEach(sent::add);
    String handler =
        "functions/handlers/src/main/java/io/wavegate/handlers/handler/RollbackStepFunction.java";
    Set<String> known = new TreeSet<>();
    JavaSource.parse(Repository.path(handler))
        .scan(
            new TreeScanner<>() {
              @Override
              public Void visitCase(CaseTree branch, Void nothing) {
                branch.getLabels().forEach(label -> known.add(label.toString()));
                return super.visitCase(branch, null);
              }
            });
    assertThat(sent).isEqualTo(known);
  }
}
