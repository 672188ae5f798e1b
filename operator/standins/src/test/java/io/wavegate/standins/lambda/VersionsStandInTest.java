package io.wavegate.standins.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.Json;
import io.wavegate.standins.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alias is pointed at versions that are there, by whoever has seen it last. */
class VersionsStandInTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:checkout";
  private static final String LIVE = "\"FunctionName\": \"checkout\", \"Name\": \"live\"";

  private final VersionsStandIn versions =
      new VersionsStandIn(new TestWorld(), "111122223333", "eu-west-1");
  private final Asked lambda = new Asked(versions);

  @BeforeEach
  void twoVersionsAndAnAlias() {
    versions.publish("checkout", "41");
    versions.publish("checkout");
    versions.point("checkout", "live", "42");
  }

  private JsonNode live() {
    return lambda.of("GetAlias", "{%s}", LIVE);
  }

  @Test
  void anAliasIsReadAndPointedAtAFormerVersion() {
    String before = live().path("RevisionId").asText();

    JsonNode updated =
        lambda.of(
            "UpdateAlias",
            "{%s, \"FunctionVersion\": \"41\", \"RevisionId\": \"%s\"}",
            LIVE,
            before);

    assertThat(updated.path("AliasArn").asText()).isEqualTo(ARN + ":live");
    assertThat(updated.path("FunctionVersion").asText()).isEqualTo("41");
    assertThat(updated.path("RevisionId").asText()).isNotEqualTo(before);
    assertThat(live()).isEqualTo(updated);
    assertThat(versions.version("checkout", "live")).contains("41");
  }

  @Test
  void aRevisionThatIsNotTheLatestIsRefused() {
    String stale = live().path("RevisionId").asText();
    lambda.of("UpdateAlias", "{%s, \"Description\": \"somebody was here\"}", LIVE);

    assertThat(
            lambda.refused(
                "UpdateAlias",
                "{%s, \"FunctionVersion\": \"41\", \"RevisionId\": \"%s\"}",
                LIVE,
                stale))
        .isEqualTo(
            "PreconditionFailedException: The Revision Id provided does not match the latest"
                + " Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision"
                + " Id");
    assertThat(live().path("FunctionVersion").asText()).isEqualTo("42");
  }

  @Test
  void trafficGoesToOneMoreVersionAtMostAndStaysUntilItIsChanged() {
    lambda.of(
        "UpdateAlias",
        "{%s, \"RoutingConfig\": {\"AdditionalVersionWeights\": {\"41\": 0.1}}}",
        LIVE);
    lambda.of("UpdateAlias", "{%s, \"Description\": \"shifting\"}", LIVE);

    assertThat(live().at("/RoutingConfig/AdditionalVersionWeights"))
        .isEqualTo(Json.parse("{\"41\": 0.1}"));
    lambda.of("UpdateAlias", "{%s, \"RoutingConfig\": {\"AdditionalVersionWeights\": {}}}", LIVE);
    assertThat(live().has("RoutingConfig")).isFalse();
  }

  @Test
  void weightsThatMakeNoSenseAreRefused() {
    String update = "{%s, \"RoutingConfig\": {\"AdditionalVersionWeights\": {%s}}}";

    assertThat(lambda.refused("UpdateAlias", update, LIVE, "\"41\": 0.1, \"40\": 0.1"))
        .isEqualTo(
            "InvalidParameterValueException: Number of items in AdditionalVersionWeights cannot be"
                + " greater than 1");
    assertThat(lambda.refused("UpdateAlias", update, LIVE, "\"42\": 0.1"))
        .isEqualTo(
            "InvalidParameterValueException: Invalid function version 42. Function version 42 is"
                + " already included in routing configuration.");
    assertThat(lambda.refused("UpdateAlias", update, LIVE, "\"7\": 0.1"))
        .isEqualTo("ResourceNotFoundException: Function not found: " + ARN + ":7");
    assertThat(lambda.refused("UpdateAlias", update, LIVE, "\"41\": 1.5"))
        .startsWith("InvalidParameterValueException: 1 validation error detected");
    versions.point("checkout", "live", "$LATEST");
    assertThat(lambda.refused("UpdateAlias", update, LIVE, "\"41\": 0.1"))
        .isEqualTo(
            "InvalidParameterValueException: $LATEST is not supported for an alias pointing to more"
                + " than 1 version");
  }

  @Test
  void aVersionThatIsDeletedCannotBeReadNorPointedAt() {
    versions.deleteVersion("checkout", "41");

    assertThat(lambda.refused("UpdateAlias", "{%s, \"FunctionVersion\": \"41\"}", LIVE))
        .isEqualTo("ResourceNotFoundException: Function not found: " + ARN + ":41");
    assertThat(
            lambda.refused(
                "GetFunctionConfiguration",
                "{\"FunctionName\": \"checkout\", \"Qualifier\": \"41\"}"))
        .isEqualTo("ResourceNotFoundException: Function not found: " + ARN + ":41");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(lambda.refused("GetAlias", "{\"FunctionName\": \"checkout\", \"Name\": \"green\"}"))
        .isEqualTo("ResourceNotFoundException: Cannot find alias arn: " + ARN + ":green");
    assertThat(lambda.refused("GetAlias", "{\"FunctionName\": \"gone\", \"Name\": \"live\"}"))
        .isEqualTo(
            "ResourceNotFoundException: Function not found:"
                + " arn:aws:lambda:eu-west-1:111122223333:function:gone");
    assertThat(lambda.refused("GetFunction", "{\"FunctionName\": \"checkout:green\"}"))
        .isEqualTo("ResourceNotFoundException: Cannot find alias arn: " + ARN + ":green");
  }

  @Test
  void versionsAreListedInPagesLatestFirst() {
    JsonNode first =
        lambda.of("ListVersionsByFunction", "{\"FunctionName\": \"checkout\", \"MaxItems\": 2}");

    assertThat(first.path("Versions").findValuesAsText("Version")).containsExactly("$LATEST", "41");
    JsonNode rest =
        lambda.of(
            "ListVersionsByFunction",
            "{\"FunctionName\": \"checkout\", \"Marker\": \"%s\"}",
            first.path("NextMarker").asText());
    assertThat(rest.path("Versions").findValuesAsText("Version")).containsExactly("42");
    assertThat(rest.has("NextMarker")).isFalse();
    assertThat(
            lambda.refused(
                "ListVersionsByFunction",
                "{\"FunctionName\": \"checkout\", \"Marker\": \"never given\"}"))
        .startsWith("InvalidParameterValueException");
  }

  @Test
  void aVersionIsReadByItsNumberByAnAliasAndInTheName() {
    JsonNode byNumber =
        lambda.of(
            "GetFunctionConfiguration", "{\"FunctionName\": \"checkout\", \"Qualifier\": \"42\"}");
    JsonNode byAlias =
        lambda.of("GetFunction", "{\"FunctionName\": \"%s:live\"}", ARN).path("Configuration");

    assertThat(byNumber.path("FunctionArn").asText()).isEqualTo(ARN + ":42");
    assertThat(byAlias.path("FunctionArn").asText()).isEqualTo(ARN + ":live");
    assertThat(byAlias.path("Version").asText()).isEqualTo("42");
    assertThat(byAlias.path("CodeSha256")).isEqualTo(byNumber.path("CodeSha256"));
    assertThat(
            lambda
                .of("GetFunctionConfiguration", "{\"FunctionName\": \"checkout\"}")
                .path("Version")
                .asText())
        .isEqualTo("$LATEST");
  }
}
