package io.wavegate.handlers;

import io.wavegate.core.port.TimeSource;
import io.wavegate.handlers.aws.ClockGuard;
import io.wavegate.handlers.aws.PlacedLevers;
import io.wavegate.handlers.aws.PublicSites;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * SDK clients over one HTTP client.
 *
 * @param http the HTTP client: the one seam for AWS
 * @param credentials who calls
 * @param region where
 * @param waits whether the SDK may pause between its retries; a run on virtual time may not
 * @param longestCall what a call and its retries may take together
 */
public record Clients(
    SdkHttpClient http,
    AwsCredentialsProvider credentials,
    Region region,
    boolean waits,
    Duration longestCall) {
  private static final int TRIES = 4;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  /** A function lives for 45 seconds: one place that is silent must not take the others' time. */
  private static final Duration LONGEST_CALL_ELSEWHERE = Duration.ofSeconds(6);

  /** Longer than the machine that pulls a lever may run: its end is to be known. */
  private static final Duration LONGEST_PULL = Duration.ofSeconds(15);

  /** Those for where Wavegate is installed. */
  public Clients(
      SdkHttpClient http, AwsCredentialsProvider credentials, Region region, boolean waits) {
    this(http, credentials, region, waits, LONGEST_CALL);
  }

  /** CodePipeline for reads: retried. */
  public CodePipelineClient pipelineReads() {
    return built(
        in(CodePipelineClient.builder(), CodePipelineClient.SERVICE_METADATA_ID), retries());
  }

  /** CodePipeline for mutations: sent once, since a lost answer must not send them twice. */
  public CodePipelineClient pipelineMutations() {
    return built(
        in(CodePipelineClient.builder(), CodePipelineClient.SERVICE_METADATA_ID),
        AwsRetryStrategy.doNotRetry());
  }

  /** CloudWatch, whose answers count only while its clock and ours agree. */
  public CloudWatchClient cloudWatch(TimeSource time) {
    return built(
        in(CloudWatchClient.builder(), CloudWatchClient.SERVICE_METADATA_ID)
            .overrideConfiguration(c -> c.addExecutionInterceptor(new ClockGuard(time))),
        retries());
  }

  /** The same somewhere else, and as somebody else if one is named. */
  Clients elsewhere(String otherRegion, Optional<AwsCredentialsProvider> other) {
    return new Clients(
        http, other.orElse(credentials), Region.of(otherRegion), waits, LONGEST_CALL_ELSEWHERE);
  }

  /** STS: who asks twice for a role has two sessions, which does no harm. */
  public StsClient securityTokens() {
    return built(in(StsClient.builder(), StsClient.SERVICE_METADATA_ID), retries());
  }

  /** Step Functions: starting is idempotent by name, waking by token. */
  public SfnClient stepFunctions() {
    return built(in(SfnClient.builder(), SfnClient.SERVICE_METADATA_ID), retries());
  }

  /** Step Functions wherever levers are pulled. */
  public PlacedLevers.Makers levers() {
    return new PlacedLevers.Makers() {
      @Override
      public SfnClient looks(String where, Optional<AwsCredentialsProvider> as) {
        return elsewhere(where, as).stepFunctions();
      }

      @Override
      public SfnClient pulls(String where, Optional<AwsCredentialsProvider> as) {
        Clients once =
            new Clients(http, as.orElse(credentials), Region.of(where), waits, LONGEST_PULL);
        return once.built(
            once.in(SfnClient.builder(), SfnClient.SERVICE_METADATA_ID),
            AwsRetryStrategy.doNotRetry());
      }

      @Override
      public StsClient securityTokens() {
        return Clients.this.securityTokens();
      }
    };
  }

  /**
   * For sites that tests probe, none of AWS's: public addresses only, no redirects, no longer than
   * that altogether. Sites in memory have no addresses.
   */
  public SdkHttpClient sites(Duration timeout, TimeSource time) {
    return waits ? UrlConnectionHttpClient.create(new PublicSites(timeout, time)) : http;
  }

  /** Systems Manager: parameters and calendars, which are only read. */
  public SsmClient systemsManager() {
    return built(in(SsmClient.builder(), SsmClient.SERVICE_METADATA_ID), retries());
  }

  /** SNS: a page that comes twice does no harm. */
  public SnsClient sns() {
    return built(in(SnsClient.builder(), SnsClient.SERVICE_METADATA_ID), retries());
  }

  /** DynamoDB, at another endpoint if one is named. */
  public DynamoDbClient dynamoDb(Optional<URI> endpoint) {
    var builder = DynamoDbClient.builder();
    endpoint.ifPresent(builder::endpointOverride);
    return built(builder, retries());
  }

  /** On one machine nothing in a person's environment leads elsewhere, as AWS_ENDPOINT_URL does. */
  private <B extends AwsClientBuilder<B, ?>> B in(B builder, String service) {
    return waits
        ? builder
        : builder.endpointOverride(
            URI.create("https://" + service + "." + region + ".amazonaws.com"));
  }

  private RetryStrategy retries() {
    var strategy = AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES);
    return waits
        ? strategy.build()
        : strategy
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
      B builder, RetryStrategy retries) {
    return builder
        .httpClient(http)
        .credentialsProvider(credentials)
        .region(region)
        .overrideConfiguration(timed(builder.overrideConfiguration(), retries))
        .build();
  }

  private ClientOverrideConfiguration timed(
      ClientOverrideConfiguration given, RetryStrategy retries) {
    var configuration = given.toBuilder().retryStrategy(retries);
    // The SDK keeps this time with a thread of its own; virtual time has none.
    return waits ? configuration.apiCallTimeout(longestCall).build() : configuration.build();
  }
}
