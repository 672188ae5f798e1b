package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Task definitions by ARN; a deregistered one stays to be described, a deleted one does not. */
final class TaskDefinitions {
  /**
   * One of them.
   *
   * @param image of its one container
   */
  record TaskDefinition(
      String arn,
      String family,
      int revision,
      String image,
      Instant registered,
      Optional<Instant> deregistered) {

    boolean isActive() {
      return deregistered.isEmpty();
    }

    /** As DescribeTaskDefinition answers it. */
    ObjectNode document() {
      ObjectNode all =
          Json.object()
              .put("taskDefinitionArn", arn)
              .put("family", family)
              .put("revision", revision)
              .put("networkMode", "awsvpc")
              .put("status", isActive() ? "ACTIVE" : "INACTIVE")
              .put("cpu", "256")
              .put("memory", "512");
      all.putArray("containerDefinitions")
          .addObject()
          .put("name", family)
          .put("image", image)
          .put("essential", true);
      all.putArray("volumes");
      all.putArray("placementConstraints");
      all.putArray("compatibilities").add("EC2").add("FARGATE");
      all.putArray("requiresCompatibilities").add("FARGATE");
      all.set("registeredAt", Json.timestamp(registered));
      deregistered.ifPresent(at -> all.set("deregisteredAt", Json.timestamp(at)));
      return all;
    }
  }

  private final String prefix;
  private final Map<String, TaskDefinition> byArn = new LinkedHashMap<>();
  private final Map<String, Integer> newest = new LinkedHashMap<>();

  TaskDefinitions(String accountId, String region) {
    this.prefix = "arn:aws:ecs:%s:%s:task-definition/".formatted(region, accountId);
  }

  String register(String family, String image, Instant now) {
    int revision = newest.merge(family, 1, Integer::sum);
    String arn = prefix + family + ":" + revision;
    byArn.put(arn, new TaskDefinition(arn, family, revision, image, now, Optional.empty()));
    return arn;
  }

  void deregister(String arn, Instant now) {
    byArn.computeIfPresent(
        arn,
        (same, old) ->
            new TaskDefinition(
                arn,
                old.family(),
                old.revision(),
                old.image(),
                old.registered(),
                Optional.of(now)));
  }

  void delete(String arn) {
    byArn.remove(arn);
  }

  /**
   * What {@code family}, {@code family:revision} or an ARN names; of a family the newest active.
   */
  Optional<TaskDefinition> named(String name) {
    String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    if (bare.contains(":")) {
      return Optional.ofNullable(byArn.get(prefix + bare));
    }
    return byArn.values().stream()
        .filter(one -> one.family().equals(bare) && one.isActive())
        .reduce((older, newer) -> newer);
  }
}
