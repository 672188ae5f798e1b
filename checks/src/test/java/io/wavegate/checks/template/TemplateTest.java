package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.wavegate.checks.Repository;
import io.wavegate.handlers.Wiring;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SAM template against the classes and files that it names. */
final class TemplateTest {
  private static final TemplateTree TEMPLATE = TemplateTree.read();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private static List<String> handlers() {
    return TEMPLATE.resources("AWS::Serverless::Function").values().stream()
        .map(properties -> properties.path("Handler").asText())
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyHandlerIsAFunctionOfOurs() {
    return handlers().stream()
        .map(handler -> DynamicTest.dynamicTest(handler, () -> assertHandler(handler)))
        .toList();
  }

  private static void assertHandler(String handler) throws ReflectiveOperationException {
    assertThat(handler).endsWith("::handleRequest");
    Class<?> type = Class.forName(handler.substring(0, handler.indexOf("::")));
    assertThat(RequestStreamHandler.class).isAssignableFrom(type);
    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
    assertThat(Modifier.isPublic(type.getDeclaredConstructor().getModifiers())).isTrue();
    assertThat(Modifier.isPublic(type.getDeclaredConstructor(Wiring.class).getModifiers()))
        .isTrue();
  }

  @Test
  void everyFunctionOfOursIsInTheTemplateOnce() {
    List<String> ours =
        new ClassFileImporter()
            .importPackages("io.wavegate.handlers.handler").stream()
                .filter(type -> type.isAssignableTo(RequestStreamHandler.class))
                .map(JavaClass::getName)
                .map(name -> name + "::handleRequest")
                .toList();
    assertThat(handlers()).containsExactlyInAnyOrderElementsOf(ours);
  }

  @TestFactory
  List<DynamicTest> everyPlaceholderHasASubstitutionAndEverySubstitutionIsUsed() {
    List<DynamicTest> tests = new ArrayList<>();
    TEMPLATE
        .resources("AWS::Serverless::StateMachine")
        .forEach(
            (id, machine) ->
                tests.add(DynamicTest.dynamicTest(id, () -> assertSubstitutions(machine))));
    return tests;
  }

  private static void assertSubstitutions(JsonNode machine) {
    String definition = Repository.text(machine.path("DefinitionUri").asText());
    Set<String> used =
        PLACEHOLDER
            .matcher(definition)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> given = new ArrayList<>();
    machine.path("DefinitionSubstitutions").fieldNames().forEachRemaining(given::add);
    assertThat(used).containsExactlyInAnyOrderElementsOf(given);
    // What other accounts get by spoke.yaml too can name nothing of this one.
    assertThat(used.isEmpty()).isEqualTo(machine.path("Type").asText().equals("EXPRESS"));
  }

  @Test
  void everyDefinitionIsAStateMachineOfTheTemplate() {
    List<String> files =
        Repository.files(Repository.path("statemachines")).stream().map(Repository::name).toList();
    assertThat(TEMPLATE.resources("AWS::Serverless::StateMachine").values())
        .extracting(machine -> machine.path("DefinitionUri").asText())
        .containsExactlyInAnyOrderElementsOf(files)
        .allMatch(file -> Files.exists(Repository.path(file)));
  }

  @Test
  void everySubstitutedFunctionMayBeInvokedByItsMachine() {
    TEMPLATE
        .resources("AWS::Serverless::StateMachine")
        .forEach(
            (id, machine) ->
                machine
                    .path("DefinitionSubstitutions")
                    .forEach(
                        value -> {
                          if (value.asText().endsWith("Function.Version")) {
                            String function = value.asText().replace(".Version", ".Arn");
                            assertThat(resourcesOf(machine))
                                .as(id)
                                .contains("${" + function + "}:*");
                          }
                        }));
  }

  private static List<String> resourcesOf(JsonNode machine) {
    return machine.path("Policies").findValues("Resource").stream()
        .flatMap(
            resource -> resource.isArray() ? resource.valueStream() : List.of(resource).stream())
        .map(JsonNode::asText)
        .toList();
  }

  /** Its events carry credentials, which would lie readable wherever a failed event is kept. */
  @Test
  void theCarrierKeepsNoFailedEvents() {
    JsonNode gate = TEMPLATE.resource("GateFunction").path("Properties");
    assertThat(gate.has("DeadLetterQueue")).isFalse();
    assertThat(gate.path("EventInvokeConfig").has("DestinationConfig")).isFalse();
    assertThat(gate.at("/EventInvokeConfig/MaximumEventAgeInSeconds").asInt()).isBetween(60, 900);
  }

  @Test
  void everyRuleAndScheduleHasADeadLetterQueue() {
    TEMPLATE
        .resources("AWS::Serverless::Function")
        .forEach(
            (id, function) ->
                function
                    .path("Events")
                    .forEach(
                        event -> {
                          // Whoever sends a request is answered, and knows.
                          boolean request = event.path("Type").asText().equals("HttpApi");
                          assertThat(event.at("/Properties/DeadLetterConfig/Arn").asText())
                              .as(id)
                              .isEqualTo(request ? "" : "DeadLetters.Arn");
                        }));
  }
}
