package io.wavegate.standins.ecs;

/** A service of a cluster, and the ARNs that are made of it. */
record ServiceName(String accountId, String region, String cluster, String name) {

  private String prefix(String kind) {
    return "arn:aws:ecs:%s:%s:%s/".formatted(region, accountId, kind);
  }

  String arn() {
    return prefix("service") + cluster + "/" + name;
  }

  String clusterArn() {
    return prefix("cluster") + cluster;
  }

  String deploymentArn(String id) {
    return prefix("service-deployment") + cluster + "/" + name + "/" + id;
  }

  String revisionArn(String id) {
    return prefix("service-revision") + cluster + "/" + name + "/" + id;
  }
}
