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
import org.junit.jupiter.api.Test;

/** Who of the hub gets into the accounts that are deployed to, and what for. */
final class SpokePermissionsTest {
  private static final TemplateTree HUB = TemplateTree.read();
  private static final TemplateTree SPOKE = TemplateTree.read("spoke.yaml");

  private static List<Grant> of(String function) {
    return Permissions.of(HUB).getOrDefault(function, List.of());
  }

  /** What a function does with levers: {@code look}, {@code pull}. */
  static Set<String> levers(String function) {
    return of(function).stream()
        .filter(grant -> grant.action().equals("states:StartSyncExecution"))
        .map(grant -> grant.on().replaceFirst(".*:stateMachine:\\$\\{AWS::StackName}-lever-", ""))
        .collect(Collectors.toSet());
  }

  /** Each of a spoke's roles starts one machine, for the functions that may start it here. */
  @Test
  void aSpokesLeversAreThoseFunctionsThatMayUseThemHere() {
    Map<String, String> roles = Map.of("look", "LookRole", "pull", "RollbackRole");
    roles.forEach(
        (lever, role) -> {
          List<String> here =
              HUB.resources("AWS::Serverless::Function").keySet().stream()
                  .filter(id -> levers(id).contains(lever))
                  .toList();
          assertThat(principals(role)).as(role).containsExactlyInAnyOrderElementsOf(here);
          assertThat(Permissions.of(SPOKE).getOrDefault(role, List.of()))
              .singleElement()
              .isEqualTo(
                  new Grant(
                      "states:StartSyncExecution",
                      lever.equals("look") ? "LeverLook" : "LeverPull",
                      ""));
        });
    assertThat(levers("RollbackStepFunction")).contains("pull");
    assertThat(principals("RollbackRole")).hasSize(1);
  }

  private static List<String> principals(String role) {
    JsonNode names = SPOKE.resource(role).findValue("aws:PrincipalArn");
    List<String> functions = new ArrayList<>();
    for (JsonNode name : names.isArray() ? names : List.of(names)) {
      functions.add(name.asText().replaceFirst(".*\\$\\{HubStackName}-(\\w+)Role-\\*", "$1"));
    }
    return functions;
  }

  /** No deputy of the hub's account, and nobody of another one, gets in without the secret. */
  @Test
  void aSpokesRolesLetInOnlyTheHubsOwnRolesWithTheExternalId() {
    Set<String> functions = HUB.resources("AWS::Serverless::Function").keySet();
    for (String role : List.of("ReadRole", "LookRole", "RollbackRole")) {
      JsonNode trust = SPOKE.resource(role).at("/Properties/AssumeRolePolicyDocument/Statement");
      assertThat(trust).as(role).hasSize(1);
      assertThat(trust.at("/0/Principal").toString())
          .isEqualTo("{\"AWS\":\"arn:${AWS::Partition}:iam::${HubAccount}:root\"}");
      JsonNode condition = trust.at("/0/Condition");
      assertThat(condition.at("/StringEquals").path("sts:ExternalId").asText())
          .isEqualTo("ExternalId");
      assertThat(condition.at("/ArnLike").has("aws:PrincipalArn")).as(role).isTrue();
      assertThat(functions).as(role).containsAll(principals(role));
    }
    assertThat(SPOKE.root().at("/Parameters/ExternalId/NoEcho").asText()).isEqualTo("true");
  }

  /** Those that read alarms here will read them there. */
  @Test
  void aSpokesReadersAreTheFunctionsThatReadAlarms() {
    List<String> expected =
        Permissions.of(HUB).entrySet().stream()
            .filter(
                entry ->
                    entry.getValue().stream()
                        .anyMatch(grant -> grant.action().equals("cloudwatch:DescribeAlarms")))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(principals("ReadRole")).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Which accounts there are is the installation's to say, and only to those that read them. */
  @Test
  void theFunctionsThatGoElsewhereAloneAreToldWhereAndLetIntoTheirRolesAlone() {
    HUB.resources("AWS::Serverless::Function")
        .forEach(
            (id, function) -> {
              List<String> roles = new ArrayList<>();
              if (of(id).stream()
                  .anyMatch(grant -> grant.action().equals("cloudwatch:DescribeAlarms"))) {
                roles.add("read");
              }
              if (levers(id).contains("look")) {
                roles.add("look");
              }
              if (levers(id).contains("pull")) {
                roles.add("rollback");
              }
              Set<String> told = new TreeSet<>();
              function.at("/Environment/Variables").fieldNames().forEachRemaining(told::add);
              assertThat(told)
                  .as(id)
                  .isEqualTo(
                      roles.isEmpty()
                          ? Set.of()
                          : Set.of(
                              "WAVEGATE_STACK", "WAVEGATE_SPOKE_ACCOUNTS", "WAVEGATE_EXTERNAL_ID"));
              assertThat(of(id))
                  .filteredOn(grant -> grant.action().equals("sts:AssumeRole"))
                  .extracting(Grant::on)
                  .isEqualTo(
                      roles.stream()
                          .map(
                              role ->
                                  "arn:${AWS::Partition}:iam::*:role/${AWS::StackName}-spoke-"
                                      + role
                                      + "-*")
                          .toList());
            });
    Map.of("ReadRole", "read", "LookRole", "look", "RollbackRole", "rollback")
        .forEach(
            (id, role) ->
                assertThat(SPOKE.resource(id).at("/Properties/RoleName").asText())
                    .isEqualTo("${HubStackName}-spoke-" + role + "-${AWS::Region}"));
    assertThat(HUB.root().at("/Parameters/SpokeExternalId/NoEcho").asText()).isEqualTo("true");
  }
}
