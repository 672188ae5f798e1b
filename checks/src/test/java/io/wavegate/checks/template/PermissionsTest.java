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
        (id, function, calls) ->
            assertThat(
                    of(id).stream()
                        .map(Grant::action)
                        .filter(action -> !action.startsWith("kms:"))
                        .collect(Collectors.toSet()))
                .as(id)
                .isEqualTo(calls.actions()));
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
                      .matches("[a-z]+:[A-Za-z]+|kms:(GenerateDataKey|ReEncrypt)\\*");
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

  /** Other people's functions are invoked only where their owners say so. */
  @Test
  void theMachineInvokesOnlyFunctionsThatAreTaggedAsTests() {
    assertThat(of("WaveGateStateMachine"))
        .filteredOn(grant -> grant.on().endsWith(":function:*"))
        .singleElement()
        .satisfies(
            grant ->
                assertThat(grant.condition()).contains("\"aws:ResourceTag/wavegate\":\"test\""));
  }

  /** No deputy of the hub's account, and nobody of another one, gets in without the secret. */
  @Test
  void aSpokesRolesLetInOnlyTheHubsOwnRolesWithTheExternalId() {
    Set<String> functions = HUB.resources("AWS::Serverless::Function").keySet();
    for (String role : List.of("ReadRole", "RollbackRole")) {
      JsonNode trust = SPOKE.resource(role).at("/Properties/AssumeRolePolicyDocument/Statement");
      assertThat(trust).as(role).hasSize(1);
      assertThat(trust.at("/0/Principal").toString())
          .isEqualTo("{\"AWS\":\"arn:${AWS::Partition}:iam::${HubAccount}:root\"}");
      JsonNode condition = trust.at("/0/Condition");
      assertThat(condition.at("/StringEquals").path("sts:ExternalId").asText())
          .isEqualTo("ExternalId");
      JsonNode names = condition.path("ArnLike").path("aws:PrincipalArn");
      for (JsonNode name : names.isArray() ? names : List.of(names)) {
        String function = name.asText().replaceFirst(".*\\$\\{HubStackName}-(\\w+)Role-\\*", "$1");
        assertThat(functions).as(name.asText()).contains(function);
      }
    }
    assertThat(SPOKE.root().at("/Parameters/ExternalId/NoEcho").asText()).isEqualTo("true");
  }

  /** Those that read alarms here will read them there. */
  @Test
  void aSpokesReadersAreTheFunctionsThatReadAlarms() {
    List<String> readers = new ArrayList<>();
    SPOKE
        .resource("ReadRole")
        .findValue("aws:PrincipalArn")
        .forEach(name -> readers.add(name.asText().replaceFirst(".*-(\\w+)Role-\\*", "$1")));
    List<String> expected =
        Permissions.of(HUB).entrySet().stream()
            .filter(
                entry ->
                    entry.getValue().stream()
                        .anyMatch(grant -> grant.action().equals("cloudwatch:DescribeAlarms")))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(readers).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Which accounts there are is the installation's to say, and only to those that read them. */
  @Test
  void theFunctionsThatReadAlarmsAloneAreToldWhereAndLetIntoThoseRolesAlone() {
    HUB.resources("AWS::Serverless::Function")
        .forEach(
            (id, function) -> {
              boolean reads =
                  of(id).stream()
                      .anyMatch(grant -> grant.action().equals("cloudwatch:DescribeAlarms"));
              Set<String> told = new TreeSet<>();
              function.at("/Environment/Variables").fieldNames().forEachRemaining(told::add);
              assertThat(told)
                  .as(id)
                  .isEqualTo(
                      reads
                          ? Set.of(
                              "WAVEGATE_STACK", "WAVEGATE_SPOKE_ACCOUNTS", "WAVEGATE_EXTERNAL_ID")
                          : Set.of());
              assertThat(of(id))
                  .filteredOn(grant -> grant.action().equals("sts:AssumeRole"))
                  .extracting(Grant::on)
                  .isEqualTo(
                      reads
                          ? List.of(
                              "arn:${AWS::Partition}:iam::*:role/${AWS::StackName}-spoke-read-*")
                          : List.of());
            });
    assertThat(SPOKE.resource("ReadRole").at("/Properties/RoleName").asText())
        .isEqualTo("${HubStackName}-spoke-read-${AWS::Region}");
    assertThat(HUB.root().at("/Parameters/SpokeExternalId/NoEcho").asText()).isEqualTo("true");
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
