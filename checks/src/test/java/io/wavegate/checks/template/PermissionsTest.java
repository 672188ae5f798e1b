package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.checks.template.Permissions.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles may do what the code does, and no more. */
final class PermissionsTest {
  private static final TemplateTree HUB = TemplateTree.read();
  private static final TemplateTree SPOKE = TemplateTree.read("spoke.yaml");

  /** Actions that change something and that AWS cannot scope to a resource. */
  private static final Set<String> CANNOT_BE_SCOPED =
      Set.of(
          "codepipeline:PutJobSuccessResult",
          "codepipeline:PutJobFailureResult",
          "logs:CreateLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:PutResourcePolicy",
          "codedeploy:StopDeployment");

  /** Machines whose executions a function reads and does not start. */
  private static final Map<String, Set<String>> ONLY_READ =
      Map.of("MachineEndedFunction", Set.of("WAVE_GATE"));

  /** Functions that may look at levers and pull them before their code comes to it. */
  private static final Map<String, Set<String>> AHEAD = Map.of();

  private static final Set<String> OF_LEVERS =
      Set.of("states:StartSyncExecution", "sts:AssumeRole");

  /** What use of a service's data under the stack's key takes. */
  private static final Map<String, Set<String>> KEY_USE =
      Map.of(
          "dynamodb",
          Set.of(
              "kms:Decrypt",
              "kms:DescribeKey",
              "kms:Encrypt",
              "kms:GenerateDataKey*",
              "kms:ReEncrypt*"),
          "sns",
          Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
          "sqs",
          Set.of("kms:Decrypt", "kms:GenerateDataKey*"));

  private static List<Grant> of(String function) {
    return Permissions.of(HUB).getOrDefault(function, List.of());
  }

  private static List<DynamicTest> eachFunction(Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    HUB.resources("AWS::Serverless::Function")
        .forEach(
            (id, function) -> {
              String handler = function.path("Handler").asText().replace("::handleRequest", "");
              tests.add(
                  DynamicTest.dynamicTest(id, () -> check.of(id, function, AwsCalls.of(handler))));
            });
    assertThat(tests).isNotEmpty();
    return tests;
  }

  /** What is demanded of a function, given what its code can come to. */
  private interface Check {
    void of(String id, JsonNode function, AwsCalls.Found calls);
  }

  @TestFactory
  List<DynamicTest> aFunctionMayDoJustWhatItsCodeCanComeTo() {
    return eachFunction(
        (id, function, calls) -> {
          Set<String> expected = new TreeSet<>(calls.actions());
          expected.addAll(AHEAD.containsKey(id) ? OF_LEVERS : Set.of());
          assertThat(
                  of(id).stream()
                      .map(Grant::action)
                      .filter(action -> !action.startsWith("kms:"))
                      .collect(Collectors.toSet()))
              .as(id)
              .isEqualTo(expected);
        });
  }

  @TestFactory
  List<DynamicTest> aFunctionMayUseLeversJustAsItsCodeDoes() {
    return eachFunction(
        (id, function, calls) -> {
          Set<String> expected = new TreeSet<>(calls.levers());
          Set<String> ahead = AHEAD.getOrDefault(id, Set.of());
          assertThat(expected)
              .as("named here as ahead of the code")
              .filteredOn(ahead::contains)
              .isEmpty();
          expected.addAll(ahead);
          assertThat(SpokePermissionsTest.levers(id)).as(id).isEqualTo(expected);
        });
  }

  @TestFactory
  List<DynamicTest> aFunctionMayStartJustTheMachinesThatItsCodeNames() {
    return eachFunction(
        (id, function, calls) -> {
          Set<String> named = new TreeSet<>(calls.machines());
          named.removeAll(ONLY_READ.getOrDefault(id, Set.of()));
          assertThat(
                  of(id).stream()
                      .filter(grant -> grant.action().equals("states:StartExecution"))
                      .map(grant -> grant.on().replaceFirst(".*:\\$\\{AWS::StackName}-", ""))
                      .map(name -> name.equals("rollback") ? "ROLLBACK" : "WAVE_GATE")
                      .collect(Collectors.toSet()))
              .as(id)
              .isEqualTo(named);
        });
  }

  @TestFactory
  List<DynamicTest> aFunctionMayUseTheKeyForJustWhatItTouches() {
    return eachFunction(
        (id, function, calls) -> {
          Set<String> expected = new TreeSet<>();
          if (calls.actions().stream().anyMatch(action -> action.startsWith("dynamodb:"))) {
            expected.add("dynamodb");
          }
          if (calls.actions().contains("sns:Publish")) {
            expected.add("sns");
          }
          if (function.has("DeadLetterQueue")) {
            expected.add("sqs");
          }
          assertThat(services(id)).as(id).isEqualTo(expected);
          KEY_USE.forEach(
              (service, actions) -> {
                if (expected.contains(service)) {
                  assertThat(keyActions(id, service)).as(id + ", " + service).isEqualTo(actions);
                }
              });
        });
  }

  private static Set<String> services(String id) {
    Set<String> services = new TreeSet<>();
    for (Grant grant : of(id)) {
      if (grant.action().startsWith("kms:")) {
        for (String service : List.of("dynamodb", "sns", "sqs")) {
          if (grant.condition().contains("\"" + service + ".${AWS::Region}.amazonaws.com\"")) {
            services.add(service);
          }
        }
        assertThat(grant.on()).isEqualTo("Key.Arn");
        assertThat(grant.condition()).as(id).contains("kms:ViaService");
      }
    }
    return services;
  }

  private static Set<String> keyActions(String id, String service) {
    return of(id).stream()
        .filter(grant -> grant.condition().contains("\"" + service + ".${AWS::Region}"))
        .map(Grant::action)
        .collect(Collectors.toSet());
  }

  @Test
  void nothingChangesAnyResourceUnlessAwsCannotScopeIt() {
    for (TemplateTree template : List.of(HUB, SPOKE)) {
      Permissions.of(template)
          .forEach(
              (id, grants) -> {
                assertThat(grants).as(id).isNotEmpty();
                for (Grant grant : grants) {
                  boolean scoped = !grant.on().equals("*");
                  assertThat(scoped || grant.isRead() || CANNOT_BE_SCOPED.contains(grant.action()))
                      .as("%s: %s on %s", id, grant.action(), grant.on())
                      .isTrue();
                  assertThat(grant.action())
                      .as(id)
                      .matches("[a-z0-9]+:[A-Za-z]+|kms:(GenerateDataKey|ReEncrypt)\\*");
                }
              });
    }
  }

  @Test
  void everyReasonIsOneThatIsGiven() {
    Set<String> granted = new TreeSet<>();
    for (TemplateTree template : List.of(HUB, SPOKE)) {
      Permissions.of(template).values().stream()
          .flatMap(List::stream)
          .forEach(
              grant -> {
                assertThat(grant.why()).isNotBlank();
                granted.add(grant.action());
              });
    }
    assertThat(granted).isSubsetOf(Permissions.reasons().keySet());
  }

  /** Other people's jobs are run only where their owners say so. */
  @ParameterizedTest
  @ValueSource(
      strings = {":function:*", ":project/*", ":stateMachine:*", ":execution:*", ":canary:*"})
  void theMachineRunsOnlyWhatIsTaggedAsATest(String whatever) {
    assertThat(of("WaveGateStateMachine"))
        .filteredOn(grant -> grant.on().endsWith(whatever))
        .isNotEmpty()
        .allSatisfy(
            grant ->
                assertThat(grant.condition()).contains("\"aws:ResourceTag/wavegate\":\"test\""));
  }

  /** What a task waits for, Step Functions looks at and stops by itself (developer guide). */
  @Test
  void theMachineMayDoAllThatItsTasksDo() {
    Set<String> granted =
        of("WaveGateStateMachine").stream().map(Grant::action).collect(Collectors.toSet());
    for (Asl.State task : Asl.read("statemachines/wave-gate.asl.json").states()) {
      String resource = task.node().path("Resource").asText();
      assertThat(granted)
          .as("%s", task)
          .containsAll(
              switch (resource.replaceFirst("^arn:aws:states:::", "")) {
                case "" -> Set.of();
                case "lambda:invoke", "lambda:invoke.waitForTaskToken" ->
                    Set.of("lambda:InvokeFunction");
                case "states:startExecution" -> Set.of("states:StartExecution");
                case "events:putEvents" -> Set.of("events:PutEvents");
                case "sqs:sendMessage" -> Set.of("sqs:SendMessage");
                case "states:startExecution.sync:2" ->
                    Set.of(
                        "states:StartExecution",
                        "states:DescribeExecution",
                        "states:StopExecution");
                case "codebuild:startBuild.sync" ->
                    Set.of(
                        "codebuild:StartBuild", "codebuild:StopBuild", "codebuild:BatchGetBuilds");
                case "aws-sdk:synthetics:getCanaryRuns" -> Set.of("synthetics:GetCanaryRuns");
                case "aws-sdk:synthetics:startCanaryDryRun" ->
                    Set.of("synthetics:StartCanaryDryRun");
                default -> Set.of("nobody says what " + resource + " takes");
              });
    }
  }

  @Test
  void onlyOneOrganisationsSpokesReachTheBusAndOnlyAsAlarms() {
    JsonNode policy = HUB.resource("SpokeBusPolicy");
    assertThat(policy.path("Condition").asText()).isEqualTo("HasSpokes");
    JsonNode equals = policy.at("/Properties/Statement/Condition/StringEquals");
    assertThat(equals.path("aws:PrincipalOrgID").asText()).isEqualTo("OrganizationId");
    assertThat(equals.path("aws:PrincipalAccount").asText()).isEqualTo("SpokeAccounts");
    JsonNode pattern = HUB.resource("SpokeAlarmChange").at("/Properties/EventPattern");
    assertThat(pattern.path("source").toString()).isEqualTo("[\"aws.cloudwatch\"]");
    assertThat(pattern.path("account").asText()).isEqualTo("SpokeAccounts");
  }

  @Test
  void everyRuleNamesItsSourceAndItsAccount() {
    for (var function : HUB.resources("AWS::Serverless::Function").entrySet()) {
      for (JsonNode event : function.getValue().path("Events")) {
        if (event.path("Type").asText().equals("EventBridgeRule")) {
          JsonNode pattern = event.at("/Properties/Pattern");
          assertThat(pattern.path("source")).as(function.getKey()).hasSize(1);
          assertThat(pattern.path("account").toString())
              .as(function.getKey())
              .isEqualTo("[\"AWS::AccountId\"]");
        }
      }
    }
  }
}
