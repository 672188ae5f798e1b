package io.wavegate.standins.codepipeline;

/** The account and Region that a stand-in stands in. */
record Place(String accountId, String region) {

  String pipelineArn(String pipeline) {
    return "arn:aws:codepipeline:%s:%s:%s".formatted(region, accountId, pipeline);
  }
}
