package io.wavegate.standins.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A function with its published versions and its aliases. */
final class VersionedFunction {
  static final String LATEST = "$LATEST";
  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String arn;
  private final Map<String, Published> versions = new LinkedHashMap<>();
  private final Map<String, Alias> aliases = new LinkedHashMap<>();
  private long newest;

  private record Published(Instant at, String revisionId) {}

  /**
   * An alias.
   *
   * @param routing {@code AdditionalVersionWeights}, an object, empty if all goes to one version
   */
  record Alias(
      String name, String version, String description, JsonNode routing, String revisionId) {}

  /**
   * A function of which nothing was published.
   *
   * @param arn without a qualifier
   */
  VersionedFunction(String arn, Instant now, String revisionId) {
    this.arn = arn;
    versions.put(LATEST, new Published(now, revisionId));
  }

  String arn() {
    return arn;
  }

  String arn(String qualifier) {
    return arn + ":" + qualifier;
  }

  String publish(Instant now, String revisionId) {
    newest++;
    return publish(Long.toString(newest), now, revisionId);
  }

  String publish(String version, Instant now, String revisionId) {
    newest = Math.max(newest, Long.parseLong(version));
    versions.put(version, new Published(now, revisionId));
    return version;
  }

  void delete(String version) {
    versions.remove(version);
  }

  boolean has(String version) {
    return versions.containsKey(version);
  }

  /** {@code $LATEST} first, then in the order of publication. */
  List<String> versions() {
    return new ArrayList<>(versions.keySet());
  }

  Optional<Alias> alias(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  void put(Alias alias) {
    aliases.put(alias.name(), alias);
  }

  /** An alias as GetAlias answers it. */
  ObjectNode document(Alias alias) {
    ObjectNode document =
        Json.object()
            .put("AliasArn", arn(alias.name()))
            .put("Name", alias.name())
            .put("FunctionVersion", alias.version())
            .put("Description", alias.description());
    if (!alias.routing().isEmpty()) {
      document.putObject("RoutingConfig").set("AdditionalVersionWeights", alias.routing());
    }
    return document.put("RevisionId", alias.revisionId());
  }

  /** A version as GetFunctionConfiguration answers it. */
  ObjectNode configuration(String version, String qualifier) {
    Published published = versions.get(version);
    if (published == null) {
      throw new IllegalArgumentException("%s has no version %s".formatted(arn, version));
    }
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    ObjectNode document =
        Json.object()
            .put("FunctionName", name)
            .put("FunctionArn", qualifier.isEmpty() ? arn : arn(qualifier))
            .put("Runtime", "java25")
            .put("Role", "arn:aws:iam::%s:role/%s".formatted(arn.split(":", 6)[4], name))
            .put("Handler", "example.Handler")
            .put("CodeSize", 1024)
            .put("Description", "")
            .put("Timeout", 3)
            .put("MemorySize", 512)
            .put("LastModified", MODIFIED.format(published.at()))
            .put("CodeSha256", digest(name + ":" + version))
            .put("Version", version)
            .put("RevisionId", published.revisionId())
            .put("State", "Active")
            .put("LastUpdateStatus", "Successful")
            .put("PackageType", "Zip");
    document.putArray("Architectures").add("arm64");
    return document;
  }

  /** There is no code; a version's digest is that of its name. */
  private static String digest(String of) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
