package io.wavegate.standins.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A role is assumed only by whom it trusts, with the external id that it asks for. */
class StsStandInTest {
  private static final String READ = "arn:aws:iam::444455556666:role/wavegate-read";
  private static final Caller GATE =
      new Caller("111122223333", "eu-west-1", "arn:aws:sts::111122223333:assumed-role/gate/x");

  private final TestWorld world = new TestWorld();
  private final Map<String, Optional<Caller>> keys = new LinkedHashMap<>();
  private final StsStandIn sts =
      new StsStandIn(
          world,
          new Sessions() {
            @Override
            public void opened(String accessKeyId, Caller caller) {
              keys.put(accessKeyId, Optional.of(caller));
            }

            @Override
            public void expired(String accessKeyId) {
              keys.put(accessKeyId, Optional.empty());
            }
          });

  StsStandInTest() {
    sts.putRole(
        new Role(READ, Set.of("arn:aws:iam::111122223333:role/gate"), Optional.of("wavegate-7")));
  }

  private JsonNode assume(Caller caller, String more) throws ServiceError {
    return sts.call(
        "AssumeRole",
        Json.parse(
            "{\"RoleArn\": \"%s\", \"RoleSessionName\": \"checkout\"%s}".formatted(READ, more)),
        caller);
  }

  private String refusal(Caller caller, String more) {
    ServiceError error = catchThrowableOfType(ServiceError.class, () -> assume(caller, more));
    return error.code() + ": " + error.message();
  }

  @Test
  void theSessionIsACallerOfTheRolesAccount() throws ServiceError {
    JsonNode answer = assume(GATE, ", \"ExternalId\": \"wavegate-7\"");

    Caller session =
        keys.getOrDefault(answer.at("/Credentials/AccessKeyId").asText(), Optional.empty())
            .orElseThrow();
    assertThat(session.accountId()).isEqualTo("444455556666");
    assertThat(session.principalArn())
        .isEqualTo("arn:aws:sts::444455556666:assumed-role/wavegate-read/checkout")
        .isEqualTo(answer.at("/AssumedRoleUser/Arn").asText());
    assertThat(answer.at("/Credentials/AccessKeyId").asText()).matches("ASIA[0-9A-Z]{16}");
    assertThat(sts.call("GetCallerIdentity", Json.object(), session).path("Account").asText())
        .isEqualTo("444455556666");
  }

  @Test
  void theSessionEndsWithItsDuration() throws ServiceError {
    String key =
        assume(GATE, ", \"ExternalId\": \"wavegate-7\", \"DurationSeconds\": 900")
            .at("/Credentials/AccessKeyId")
            .asText();

    world.pass(Duration.ofSeconds(899));
    assertThat(keys.get(key)).isPresent();
    world.pass(Duration.ofSeconds(1));
    assertThat(keys.get(key)).isEmpty();
  }

  @Test
  void whoIsNotTrustedIsRefusedInTheWordsOfARoleThatDoesNotExist() {
    Caller other =
        new Caller("999900001111", "eu-west-1", "arn:aws:sts::999900001111:assumed-role/gate/x");
    String words =
        "AccessDenied: User: %s is not authorized to perform: sts:AssumeRole on resource: " + READ;

    assertThat(refusal(other, ", \"ExternalId\": \"wavegate-7\""))
        .isEqualTo(words.formatted(other.principalArn()));
    assertThat(refusal(GATE, "")).isEqualTo(words.formatted(GATE.principalArn()));
    assertThat(refusal(GATE, ", \"ExternalId\": \"guess\""))
        .isEqualTo(words.formatted(GATE.principalArn()));
    assertThat(keys).isEmpty();
  }

  @Test
  void aSessionThatAssumesAnotherRoleHasAnHourAtMost() {
    assertThat(refusal(GATE, ", \"ExternalId\": \"wavegate-7\", \"DurationSeconds\": 3601"))
        .startsWith("ValidationError: The requested DurationSeconds exceeds the 1 hour session");
    assertThat(refusal(GATE, ", \"ExternalId\": \"wavegate-7\", \"DurationSeconds\": 60"))
        .contains("Value '60' at 'DurationSeconds' failed to satisfy constraint");
  }
}
