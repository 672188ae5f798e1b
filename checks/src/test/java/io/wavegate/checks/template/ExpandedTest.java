package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What SAM makes of the template. */
@TestInstance(Lifecycle.PER_CLASS)
final class ExpandedTest {
  private final Expanded application = Expanded.read();

  /** The one that CodePipeline names without a qualifier is left as it is. */
  @Test
  void everyFunctionButTheCarrierIsPublishedWithASnapshotBehindAnAlias() {
    List<String> published = new ArrayList<>();
    application
        .all("AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              boolean snapshot =
                  function.at("/SnapStart/ApplyOn").asText().equals("PublishedVersions");
              boolean alias = application.resources().has(id + "Aliaslive");
              assertThat(alias).as("%s has an alias", id).isEqualTo(snapshot);
              if (alias) {
                published.add(id);
              }
            });
    List<String> all = new ArrayList<>(application.all("AWS::Lambda::Function").keySet());
    all.remove("GateFunction");
    assertThat(published).containsExactlyElementsOf(all);
  }

  @Test
  void everyRuleInvokesAnAliasAndKeepsWhatItCannotDeliver() {
    application
        .all("AWS::Events::Rule")
        .forEach(
            (id, rule) ->
                assertThat(rule.path("Targets"))
                    .as(id)
                    .singleElement()
                    .satisfies(
                        target -> {
                          assertThat(target.at("/Arn/Ref").asText()).endsWith("FunctionAliaslive");
                          assertThat(target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
                              .isEqualTo("DeadLetters");
                        }));
  }

  /** No level: one above INFO would drop the metrics, which are lines of the log. */
  @Test
  void everyFunctionLogsJsonIntoAGroupOfItsOwn() {
    application
        .all("AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              JsonNode logging = function.path("LoggingConfig");
              assertThat(logging.path("LogFormat").asText()).as(id).isEqualTo("JSON");
              assertThat(logging.at("/LogGroup/Ref").asText()).isEqualTo(id + "Logs");
              assertThat(logging).as(id).hasSize(2);
            });
  }

  /** How often an event is tried and how old it may be holds for what the rules invoke. */
  @Test
  void howEventsAreTriedHoldsForWhatIsInvoked() {
    application
        .all("AWS::Lambda::EventInvokeConfig")
        .forEach(
            (id, config) -> {
              String function = config.at("/FunctionName/Ref").asText();
              assertThat(config.at("/DestinationConfig/OnFailure").isMissingNode()).as(id).isTrue();
              assertThat(config.path("Qualifier").toString())
                  .as(id)
                  .isEqualTo(function.equals("GateFunction") ? "\"$LATEST\"" : "\"live\"");
            });
  }

  @Test
  void onlyTheTwoPoliciesOfAwsThatCannotBeScopedAreAttached() {
    application
        .all("AWS::IAM::Role")
        .forEach(
            (id, role) -> {
              for (JsonNode arn : role.path("ManagedPolicyArns")) {
                assertThat(arn.asText())
                    .as(id)
                    .matches(".*/(AWSLambdaBasicExecutionRole|AWSXrayWriteOnlyAccess)");
              }
              assertThat(role.has("PermissionsBoundary")).as(id).isFalse();
            });
  }

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    assertThat(application.all("AWS::Lambda::Function").values())
        .extracting(function -> function.path("Role").toString())
        .doesNotHaveDuplicates();
  }

  /** An execution ends with the code and the definition that it began with. */
  @Test
  void theMachinesNamePublishedVersionsAndAreStartedByAnAlias() {
    application
        .all("AWS::StepFunctions::StateMachine")
        .forEach(
            (id, machine) -> {
              boolean express = machine.path("StateMachineType").asText().equals("EXPRESS");
              assertThat(application.resources().has(id + "Aliaslive")).as(id).isEqualTo(!express);
              for (var given : machine.path("DefinitionSubstitutions").properties()) {
                String target = given.getValue().toString();
                assertThat(target)
                    .as(given.getKey())
                    .matches(".*FunctionVersion[0-9a-f]+.*|.*-rollback:live.*");
                assertThat(target.contains("Version") ? retained(given.getValue()) : "Retain")
                    .as(given.getKey())
                    .isEqualTo("Retain");
              }
            });
  }

  private String retained(JsonNode reference) {
    return application
        .resources()
        .path(reference.path("Ref").asText())
        .path("DeletionPolicy")
        .asText();
  }

  /** Who asks is known only of what is signed. */
  @Test
  void whatPeopleAskForMustBeSigned() {
    JsonNode api = application.all("AWS::ApiGatewayV2::Api").values().iterator().next();
    assertThat(application.all("AWS::ApiGatewayV2::Api")).hasSize(1);
    JsonNode paths = api.at("/Body/paths");
    assertThat(paths).hasSize(4);
    for (JsonNode path : paths) {
      assertThat(path.at("/post/security").toString()).contains("AWS_IAM");
    }
    assertThat(api.at("/Body/components/securitySchemes/AWS_IAM").toString()).contains("awsSigv4");
  }

  @Test
  void nothingOfItIsOpenToTheWorld() {
    for (JsonNode resource : application.resources()) {
      assertThat(resource.path("Type").asText())
          .doesNotContain("AWS::Lambda::Url", "AWS::ApiGateway::");
    }
    application
        .all("AWS::Lambda::Permission")
        .forEach(
            (id, permission) -> {
              assertThat(permission.path("Principal").asText())
                  .isIn("events.amazonaws.com", "apigateway.amazonaws.com");
              assertThat(permission.has("SourceArn")).as(id).isTrue();
            });
  }
}
