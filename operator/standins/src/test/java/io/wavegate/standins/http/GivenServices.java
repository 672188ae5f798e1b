package io.wavegate.standins.http;

import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.TestWorld;
import io.wavegate.standins.codepipeline.CodePipelineStandIn;
import io.wavegate.standins.lambda.LambdaStandIn;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** Unchanged clients of the AWS SDK, and the tables that they reach. */
final class GivenServices {
  static final String ACCOUNT = "111122223333";

  private static final Caller NOBODY = new Caller(ACCOUNT, "eu-west-1", "arn:aws:iam::1:user/x");

  private final TestWorld world = new TestWorld();
  private final Directory directory =
      new Directory(NOBODY)
          .caller(
              "AKIDGATE",
              new Caller(ACCOUNT, "eu-west-1", "arn:aws:sts::111122223333:assumed-role/gate/x"));
  private final List<Call> calls = new ArrayList<>();
  private CallInterceptor around =
      (call, proceed) -> {
        calls.add(call);
        return proceed.run();
      };

  TestWorld world() {
    return world;
  }

  /** Where requests find their tables. */
  Directory directory() {
    return directory;
  }

  /** The calls that came, while nothing else was put around them. */
  List<Call> calls() {
    return calls;
  }

  /** From now on this stands between clients and tables. */
  void around(CallInterceptor interceptor) {
    around = interceptor;
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDGATE", "none")))
        .httpClient(http())
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  StandInHttpClient http() {
    return new StandInHttpClient(
        directory, (call, proceed) -> around.around(call, proceed), world::uuid, world::now);
  }

  /** A pipeline of a source and an approval. */
  void pipeline() {
    CodePipelineStandIn pipelines =
        new CodePipelineStandIn(
            ACCOUNT,
            "eu-west-1",
            new CodePipelineStandIn.Surroundings(
                world,
                event -> {},
                new LambdaStandIn(world),
                (start, completion) -> completion.found("commit-1", "Change", "")));
    pipelines.putPipeline(
        Json.parse(
            """
            {"pipeline": {"name": "checkout", "pipelineType": "V2", "stages": [
              {"name": "Source", "actions": [{"name": "Checkout", "runOrder": 1,
                "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3",
                                 "version": "1"}}]},
              {"name": "Prod", "actions": [{"name": "Promote", "runOrder": 1,
                "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual",
                                 "version": "1"}}]}]}}"""));
    directory.table(ACCOUNT, "eu-west-1", pipelines);
  }
}
