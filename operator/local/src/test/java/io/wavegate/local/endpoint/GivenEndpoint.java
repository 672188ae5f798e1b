package io.wavegate.local.endpoint;

import io.wavegate.local.live.GivenRun;
import io.wavegate.local.live.GivenTime;
import io.wavegate.local.live.LiveLoop;
import io.wavegate.local.live.Speed;
import io.wavegate.local.live.Told;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** A run of the bundled example behind a real socket; time passes when the test says so. */
final class GivenEndpoint {
  /** The pipeline of the example. */
  static final String PIPELINE = "checkout-prod";

  private static final Duration INTO_THE_BAKE = Duration.ofMinutes(30);

  private final GivenRun run;
  private final GivenTime time = new GivenTime();
  private final LiveLoop loop;
  private final Thread thread;
  private final LoopbackEndpoint endpoint;
  private final List<Told> told = new CopyOnWriteArrayList<>();

  GivenEndpoint(Path folder) throws Exception {
    this.run = GivenRun.in(folder);
    this.loop = new LiveLoop(run.run(), time, Speed.REAL, told::addAll);
    this.thread = new Thread(loop::run, "the run");
    thread.start();
    this.endpoint = LoopbackEndpoint.open(0, loop, run.run().cloud().place());
  }

  GivenTime time() {
    return time;
  }

  int port() {
    return endpoint.port();
  }

  /** What was told of timelines. */
  List<Told> told() {
    return told;
  }

  /** Ends the loop, and nothing else. */
  void stopLoop() throws InterruptedException {
    loop.stop();
    thread.join();
  }

  /** An unchanged client of the SDK, for whom only the endpoint is another. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, "me", Region.EU_WEST_1);
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String accessKey, Region region) {
    return builder
        .endpointOverride(URI.create("http://127.0.0.1:" + port()))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  CodePipelineClient pipelines() {
    return client(CodePipelineClient.builder());
  }

  SfnClient states() {
    return client(SfnClient.builder());
  }

  CloudWatchClient cloudWatch() {
    return client(CloudWatchClient.builder());
  }

  /** Starts a release and lets time pass until it bakes; its id. */
  String bakingRelease() {
    String execution =
        pipelines().startPipelineExecution(r -> r.name(PIPELINE)).pipelineExecutionId();
    time.pass(INTO_THE_BAKE);
    return execution;
  }

  /** The state machine of gates, by its ARN. */
  String gateMachine() {
    return states().listStateMachines().stateMachines().stream()
        .map(StateMachineListItem::stateMachineArn)
        .filter(arn -> arn.endsWith("wave-gate"))
        .findFirst()
        .orElseThrow();
  }

  /** The execution of the gate that judges the release. */
  ExecutionListItem bakingExecution() {
    return states()
        .listExecutions(r -> r.stateMachineArn(gateMachine()).statusFilter(ExecutionStatus.RUNNING))
        .executions()
        .getFirst();
  }

  void end() throws InterruptedException {
    stopLoop();
    endpoint.close();
    run.close();
  }
}
