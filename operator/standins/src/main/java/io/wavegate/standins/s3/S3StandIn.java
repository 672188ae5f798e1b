package io.wavegate.standins.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ObjectStore;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * General purpose buckets as one Region's endpoint sees them, without contents (API reference,
 * ListObjectsV2, Error responses).
 */
public final class S3StandIn implements ServiceTable, ObjectStore {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int MOVED = 301;
  private static final int PAGE = 1_000;

  private final World world;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>();
  private final OperationTable table;

  private sealed interface Bucket {
    record Here(NavigableMap<String, Stored> objects) implements Bucket {}

    record Elsewhere() implements Bucket {}

    record Foreign() implements Bucket {}
  }

  private record Stored(Instant at, String storageClass) {}

  /** An endpoint without buckets. */
  public S3StandIn(World world) {
    this.world = world;
    this.table =
        new OperationTable("s3", "InvalidArgument").with("ListObjectsV2", (in, caller) -> list(in));
  }

  /** A bucket of another Region. */
  public void putBucketElsewhere(String name) {
    buckets.put(name, new Bucket.Elsewhere());
  }

  /** A bucket that nobody of this account may list. */
  public void putForeignBucket(String name) {
    buckets.put(name, new Bucket.Foreign());
  }

  @Override
  public void put(String bucket, String key) {
    put(bucket, key, "STANDARD");
  }

  /** Puts an object into a storage class, such as GLACIER. */
  public void put(String bucket, String key, String storageClass) {
    Bucket there = buckets.computeIfAbsent(bucket, name -> new Bucket.Here(new TreeMap<>()));
    if (there instanceof Bucket.Here here) {
      here.objects().put(key, new Stored(world.now(), storageClass));
    }
  }

  @Override
  public boolean has(String bucket, String key) {
    return switch (buckets.getOrDefault(bucket, new Bucket.Here(new TreeMap<>()))) {
      case Bucket.Here here -> here.objects().containsKey(key);
      case Bucket.Elsewhere elsewhere -> true;
      case Bucket.Foreign foreign -> true;
    };
  }

  /** Removes the objects whose keys match, as a lifecycle rule does; how many there were. */
  public int expire(String keys) {
    int expired = 0;
    for (Bucket bucket : buckets.values()) {
      if (bucket instanceof Bucket.Here here) {
        int before = here.objects().size();
        here.objects().keySet().removeIf(key -> key.matches(keys));
        expired += before - here.objects().size();
      }
    }
    return expired;
  }

  /** Deletes a bucket with all that is in it. */
  public void deleteBucket(String name) {
    buckets.remove(name);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode list(JsonNode input) throws ServiceError {
    String name = input.path("Bucket").asText();
    int most = input.path("MaxKeys").asInt(PAGE);
    if (most < 0) {
      throw ServiceError.badRequest(
          "InvalidArgument", "Argument maxKeys must be an integer between 0 and 2147483647");
    }
    String prefix = input.path("Prefix").asText("");
    NavigableMap<String, Stored> objects = here(name);
    List<Map.Entry<String, Stored>> found =
        objects.tailMap(prefix, true).entrySet().stream()
            .takeWhile(entry -> entry.getKey().startsWith(prefix))
            .toList();
    int shown = Math.min(found.size(), Math.min(most, PAGE));
    ObjectNode answer =
        Json.object()
            .put("IsTruncated", shown < found.size() && most > 0)
            .put("Name", name)
            .put("Prefix", prefix)
            .put("MaxKeys", most)
            .put("KeyCount", shown);
    if (shown > 0) {
      ArrayNode contents = answer.putArray("Contents");
      found.subList(0, shown).forEach(e -> contents.add(object(e.getKey(), e.getValue())));
    }
    return answer;
  }

  private static ObjectNode object(String key, Stored stored) {
    ObjectNode object = Json.object().put("Key", key);
    object.set("LastModified", Json.timestamp(stored.at()));
    return object.put("Size", 1_024).put("StorageClass", stored.storageClass());
  }

  private NavigableMap<String, Stored> here(String name) throws ServiceError {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new ServiceError("NoSuchBucket", NOT_FOUND, "The specified bucket does not exist");
    }
    return switch (bucket) {
      case Bucket.Here here -> here.objects();
      case Bucket.Foreign foreign ->
          throw new ServiceError("AccessDenied", FORBIDDEN, "Access Denied");
      case Bucket.Elsewhere elsewhere ->
          throw new ServiceError(
              "PermanentRedirect",
              MOVED,
              "The bucket you are attempting to access must be addressed using the specified"
                  + " endpoint. Please send all future requests to this endpoint.");
    };
  }
}
