package io.wavegate.standins.sts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Roles of any account, as whoever calls here may assume them (API reference, AssumeRole,
 * GetCallerIdentity). What a session may do is not limited by policies.
 */
public final class StsStandIn implements ServiceTable {
  private static final int FORBIDDEN = 403;
  private static final Duration USUAL = Duration.ofHours(1);

  private final World world;
  private final Sessions sessions;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final OperationTable table;

  /** No roles yet. */
  public StsStandIn(World world, Sessions sessions) {
    this.world = world;
    this.sessions = sessions;
    this.table =
        new OperationTable("sts", "ValidationError")
            .with("AssumeRole", this::assume)
            .with("GetCallerIdentity", (in, caller) -> identity(caller));
  }

  /** Adds or replaces a role. */
  public void putRole(Role role) {
    roles.put(role.arn(), role);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode assume(JsonNode input, Caller caller) throws ServiceError {
    String arn = input.path("RoleArn").asText();
    Role role =
        Optional.ofNullable(roles.get(arn))
            .filter(known -> trusts(known, caller, input))
            .orElseThrow(() -> refused(arn, caller));
    Duration duration = duration(input, role, caller);
    String session = input.path("RoleSessionName").asText();
    String sessionArn =
        "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.account(), role.name(), session);
    String key = "ASIA" + letters();
    Instant end = world.now().plus(duration);
    sessions.opened(key, new Caller(role.account(), caller.region(), sessionArn));
    var unused = world.at(end, "sts session ends", () -> sessions.expired(key));
    ObjectNode answer = Json.object();
    ObjectNode credentials =
        answer
            .putObject("Credentials")
            .put("AccessKeyId", key)
            .put("SecretAccessKey", world.uuid())
            .put("SessionToken", world.uuid());
    credentials.set("Expiration", Json.timestamp(end));
    answer
        .putObject("AssumedRoleUser")
        .put("AssumedRoleId", roleId(role.arn()) + ":" + session)
        .put("Arn", sessionArn);
    return answer;
  }

  private static boolean trusts(Role role, Caller caller, JsonNode input) {
    boolean trusted =
        role.trusted().contains("arn:aws:iam::" + caller.accountId() + ":root")
            || role.trusted().contains(caller.principalArn())
            || role.trusted().contains(roleOf(caller.principalArn()));
    return trusted
        && role.externalId()
            .map(asked -> asked.equals(input.path("ExternalId").asText()))
            .orElse(true);
  }

  /** The role behind a session; the path of a role is not in its session's ARN. */
  private static String roleOf(String principalArn) {
    return principalArn.replaceFirst(
        "^arn:aws:sts::([0-9]*):assumed-role/([^/]*)/.*$", "arn:aws:iam::$1:role/$2");
  }

  /** One sentence for every refusal: a caller learns neither whether the role exists nor why. */
  private static ServiceError refused(String role, Caller caller) {
    return new ServiceError(
        "AccessDenied",
        FORBIDDEN,
        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
            .formatted(caller.principalArn(), role));
  }

  private static Duration duration(JsonNode input, Role role, Caller caller) throws ServiceError {
    Duration duration = Duration.ofSeconds(input.path("DurationSeconds").asLong(USUAL.toSeconds()));
    if (caller.principalArn().contains(":assumed-role/") && duration.compareTo(USUAL) > 0) {
      throw tooLong(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining.");
    }
    if (duration.compareTo(role.longest()) > 0) {
      throw tooLong(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return duration;
  }

  private static ServiceError tooLong(String what) {
    return ServiceError.badRequest("ValidationError", what);
  }

  private String letters() {
    return world.uuid().replace("-", "").substring(16).toUpperCase(Locale.ROOT);
  }

  private static String roleId(String arn) {
    return "AROA%08X".formatted(arn.hashCode());
  }

  private static JsonNode identity(Caller caller) {
    String arn = caller.principalArn();
    String session = arn.substring(arn.lastIndexOf('/') + 1);
    return Json.object()
        .put("UserId", roleId(roleOf(arn)) + ":" + session)
        .put("Account", caller.accountId())
        .put("Arn", arn);
  }
}
