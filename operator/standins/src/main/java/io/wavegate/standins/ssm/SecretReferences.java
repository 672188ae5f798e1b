package io.wavegate.standins.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.World;
import java.util.Map;
import java.util.TreeMap;

/** Secrets of Secrets Manager, as Parameter Store passes them on by a reserved path. */
final class SecretReferences {
  private static final String PATH = "/aws/reference/secretsmanager/";

  private final World world;
  private final String arn;
  private final Map<String, String> secrets = new TreeMap<>();

  SecretReferences(World world, String accountId, String region) {
    this.world = world;
    this.arn = "arn:aws:secretsmanager:%s:%s:secret:".formatted(region, accountId);
  }

  static boolean isReference(String parameter) {
    return parameter.startsWith(PATH);
  }

  void put(String reference, String value) {
    secrets.put(reference.substring(PATH.length()), value);
  }

  /** A secret is never given encrypted. */
  JsonNode get(String reference, boolean decrypted) throws ServiceError {
    if (!decrypted) {
      throw ParameterRules.invalid(
          "WithDecryption flag must be True for retrieving a Secret Manager secret.");
    }
    String name = reference.substring(PATH.length());
    String value = secrets.get(name);
    if (value == null) {
      throw ServiceError.badRequest(
          "ParameterNotFound",
          "An error occurred (ParameterNotFound) when referencing Secrets Manager: Secret "
              + reference
              + " not found.");
    }
    ObjectNode document =
        Json.object()
            .put("Name", reference)
            .put("Type", "SecureString")
            .put("Value", value)
            .put("Version", 0);
    document.set("LastModifiedDate", Json.timestamp(world.now()));
    return Json.object().set("Parameter", document.put("ARN", arn + name + "-Ab1Cd2"));
  }
}
