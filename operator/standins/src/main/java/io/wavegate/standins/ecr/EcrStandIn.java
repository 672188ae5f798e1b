package io.wavegate.standins.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The private registry of one account in one Region (API reference, DescribeImages; user guide,
 * Archiving an image). Whoever calls may read every repository in it.
 */
public final class EcrStandIn implements ServiceTable {
  private final World world;
  private final String accountId;
  private final String region;
  private final Map<String, Map<String, Image>> repositories = new LinkedHashMap<>();
  private final OperationTable table;

  private record Image(String digest, String tag, Instant pushed, String status) {}

  /** A registry without repositories. */
  public EcrStandIn(World world, String accountId, String region) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.table =
        new OperationTable("ecr", "InvalidParameterException")
            .with("DescribeImages", (in, caller) -> images(in));
  }

  /**
   * Pushes an image with a tag; the name by which it is pulled, without its registry's protocol.
   */
  public String push(String repository, String tag) {
    repositories
        .computeIfAbsent(repository, name -> new LinkedHashMap<>())
        .put(tag, new Image(digest(repository, tag), tag, world.now(), "ACTIVE"));
    return "%s/%s:%s".formatted(registry(), repository, tag);
  }

  /** The name of the image with that tag by its digest. */
  public String byDigest(String repository, String tag) {
    return "%s/%s@%s".formatted(registry(), repository, digest(repository, tag));
  }

  private String registry() {
    return "%s.dkr.ecr.%s.amazonaws.com".formatted(accountId, region);
  }

  /** Moves an image into the archive, from where it is not pulled. */
  public void archive(String repository, String tag) {
    repositories
        .getOrDefault(repository, new LinkedHashMap<>())
        .computeIfPresent(tag, (t, old) -> new Image(old.digest(), tag, old.pushed(), "ARCHIVED"));
  }

  /** Deletes an image; whether it was there. */
  public boolean delete(String repository, String tag) {
    return repositories.getOrDefault(repository, new LinkedHashMap<>()).remove(tag) != null;
  }

  /** Deletes all images of a repository, as a lifecycle rule does; whether there were any. */
  public boolean expire(String repository) {
    Map<String, Image> images = repositories.getOrDefault(repository, new LinkedHashMap<>());
    boolean any = !images.isEmpty();
    images.clear();
    return any;
  }

  /** Deletes a repository with its images. */
  public void deleteRepository(String repository) {
    repositories.remove(repository);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode images(JsonNode input) throws ServiceError {
    String registry = input.path("registryId").asText(accountId);
    String name = input.path("repositoryName").asText();
    Map<String, Image> repository = repositories.get(name);
    if (repository == null || !registry.equals(accountId)) {
      throw ServiceError.badRequest(
          "RepositoryNotFoundException",
          "The repository with name '%s' does not exist in the registry with id '%s'"
              .formatted(name, registry));
    }
    if (input.has("imageIds") && (input.has("maxResults") || input.has("nextToken"))) {
      throw ServiceError.badRequest(
          "InvalidParameterException",
          "Invalid parameter at 'maxResults': it cannot be used with 'imageIds'");
    }
    ObjectNode answer = Json.object();
    ArrayNode details = answer.putArray("imageDetails");
    for (Image image : asked(repository.values().stream().toList(), input, name)) {
      details.add(document(image, name));
    }
    return answer;
  }

  private List<Image> asked(List<Image> all, JsonNode input, String repository)
      throws ServiceError {
    if (!input.has("imageIds")) {
      return all;
    }
    List<Image> found = new ArrayList<>();
    for (JsonNode id : input.path("imageIds")) {
      found.add(
          all.stream()
              .filter(image -> id.path("imageTag").asText(image.tag()).equals(image.tag()))
              .filter(image -> id.path("imageDigest").asText(image.digest()).equals(image.digest()))
              .findFirst()
              .orElseThrow(() -> notFound(id, repository)));
    }
    return found;
  }

  private ServiceError notFound(JsonNode id, String repository) {
    return ServiceError.badRequest(
        "ImageNotFoundException",
        ("The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within the"
                + " repository with name '%s' in the registry with id '%s'")
            .formatted(
                id.path("imageDigest").asText("null"),
                id.path("imageTag").asText("null"),
                repository,
                accountId));
  }

  private ObjectNode document(Image image, String repository) {
    ObjectNode document =
        Json.object()
            .put("registryId", accountId)
            .put("repositoryName", repository)
            .put("imageDigest", image.digest());
    document.putArray("imageTags").add(image.tag());
    document.put("imageSizeInBytes", 48_234_496);
    document.set("imagePushedAt", Json.timestamp(image.pushed()));
    return document.put("imageStatus", image.status());
  }

  private static String digest(String repository, String tag) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((repository + ":" + tag).getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
