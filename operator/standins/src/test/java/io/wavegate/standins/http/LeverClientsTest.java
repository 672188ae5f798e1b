package io.wavegate.standins.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.standins.Caller;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import io.wavegate.standins.appconfig.AppConfigStandIn;
import io.wavegate.standins.cloudformation.CloudFormationStandIn;
import io.wavegate.standins.codedeploy.CodeDeployStandIn;
import io.wavegate.standins.codedeploy.Group;
import io.wavegate.standins.ecs.EcsStandIn;
import io.wavegate.standins.lambda.LambdaStandIn;
import io.wavegate.standins.lambda.VersionsStandIn;
import io.wavegate.standins.model.JoinedTable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Unchanged clients of the services by which a deployment is taken back reach their tables. */
class LeverClientsTest {
  private static final String ACCOUNT = "111122223333";
  private static final String HERE = "eu-west-1";
  private static final RolloutScript HANGS = RolloutScript.always(Rollout.hanging());

  private final TestWorld world = new TestWorld();
  private final Directory directory =
      new Directory(new Caller(ACCOUNT, HERE, "arn:aws:iam::111122223333:user/gate"));

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDGATE", "none")))
        .httpClient(new StandInHttpClient(directory, CallInterceptor.NONE, world::uuid, world::now))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @Test
  void lambdaMovesAnAlias() {
    VersionsStandIn versions = new VersionsStandIn(world, ACCOUNT, HERE);
    versions.publish("checkout");
    versions.publish("checkout");
    versions.point("checkout", "live", "2");
    LambdaStandIn functions = new LambdaStandIn(world);
    functions.register("checkout", (payload, reply) -> reply.succeed(payload));
    directory.table(ACCOUNT, HERE, new JoinedTable(functions, versions));
    LambdaClient lambda = client(LambdaClient.builder());
    GetAliasResponse before = lambda.getAlias(r -> r.functionName("checkout").name("live"));

    lambda.updateAlias(
        r ->
            r.functionName("checkout")
                .name("live")
                .functionVersion("1")
                .routingConfig(c -> c.additionalVersionWeights(Map.of("2", 0.25)))
                .revisionId(before.revisionId()));

    GetAliasResponse after = lambda.getAlias(r -> r.functionName("checkout").name("live"));
    assertThat(before.functionVersion()).isEqualTo("2");
    assertThat(after.functionVersion()).isEqualTo("1");
    assertThat(after.routingConfig().additionalVersionWeights()).containsEntry("2", 0.25);
    assertThatThrownBy(
            () ->
                lambda.updateAlias(
                    r ->
                        r.functionName("checkout")
                            .name("live")
                            .functionVersion("2")
                            .revisionId(before.revisionId())))
        .isInstanceOfSatisfying(
            PreconditionFailedException.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThatThrownBy(
            () -> lambda.getFunctionConfiguration(r -> r.functionName("checkout").qualifier("7")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(
            lambda
                .listVersionsByFunction(r -> r.functionName("checkout").maxItems(2))
                .versions()
                .stream()
                .map(FunctionConfiguration::version))
        .containsExactly("$LATEST", "1");
    assertThat(lambda.getFunction(r -> r.functionName("checkout:live")).configuration().version())
        .isEqualTo("1");
    assertThat(
            lambda
                .invoke(r -> r.functionName("checkout").payload(SdkBytes.fromUtf8String("[1]")))
                .payload()
                .asUtf8String())
        .isEqualTo("[1]");
  }

  @Test
  void ecsStopsADeployment() {
    EcsStandIn services = new EcsStandIn(world, ACCOUNT, HERE, event -> {});
    String former = services.register("checkout", "checkout:1");
    String latter = services.register("checkout", "checkout:2");
    services.putService("prod", "checkout", former, HANGS);
    directory.table(ACCOUNT, HERE, services);
    EcsClient ecs = client(EcsClient.builder());

    ecs.updateService(r -> r.cluster("prod").service("checkout").taskDefinition(latter));
    String arn =
        ecs.listServiceDeployments(r -> r.cluster("prod").service("checkout"))
            .serviceDeployments()
            .getFirst()
            .serviceDeploymentArn();
    ecs.stopServiceDeployment(
        r -> r.serviceDeploymentArn(arn).stopType(StopServiceDeploymentStopType.ROLLBACK));
    world.pass(Duration.ofMinutes(5));

    ServiceDeployment over =
        ecs.describeServiceDeployments(r -> r.serviceDeploymentArns(arn))
            .serviceDeployments()
            .getFirst();
    assertThat(over.status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(over.finishedAt()).isAfter(over.createdAt());
    assertThat(
            ecs.describeServices(r -> r.cluster("prod").services("checkout"))
                .services()
                .getFirst()
                .taskDefinition())
        .isEqualTo(former);
    assertThat(
            ecs.describeTaskDefinition(r -> r.taskDefinition(former))
                .taskDefinition()
                .containerDefinitions()
                .getFirst()
                .image())
        .isEqualTo("checkout:1");
    assertThatThrownBy(() -> ecs.stopServiceDeployment(r -> r.serviceDeploymentArn(arn)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void codeDeployStopsADeployment() {
    CodeDeployStandIn groups = new CodeDeployStandIn(world, ACCOUNT, HERE, event -> {});
    groups.putGroup(new Group("checkout", "prod", "Server", HANGS));
    directory.table(ACCOUNT, HERE, groups);
    CodeDeployClient deploy = client(CodeDeployClient.builder());

    String id =
        deploy
            .createDeployment(
                r ->
                    r.applicationName("checkout")
                        .deploymentGroupName("prod")
                        .revision(
                            v ->
                                v.revisionType(RevisionLocationType.S3)
                                    .s3Location(s -> s.bucket("b").key("k"))))
            .deploymentId();
    deploy.stopDeployment(r -> r.deploymentId(id).autoRollbackEnabled(true));

    assertThat(deploy.getDeployment(r -> r.deploymentId(id)).deploymentInfo().status())
        .isEqualTo(DeploymentStatus.STOPPED);
    assertThat(
            deploy
                .listDeployments(r -> r.applicationName("checkout").deploymentGroupName("prod"))
                .deployments())
        .containsExactly(id);
    assertThatThrownBy(() -> deploy.stopDeployment(r -> r.deploymentId(id)))
        .isInstanceOf(DeploymentAlreadyCompletedException.class);
  }

  @Test
  void cloudFormationSpeaksQuery() throws ServiceError {
    CloudFormationStandIn stacks = new CloudFormationStandIn(world, ACCOUNT, HERE, event -> {});
    String id = stacks.putStack("checkout");
    stacks.update("checkout", Rollout.hanging());
    directory.table(ACCOUNT, HERE, stacks);
    CloudFormationClient formation = client(CloudFormationClient.builder());

    formation.cancelUpdateStack(r -> r.stackName("checkout"));
    Stack stack = formation.describeStacks(r -> r.stackName("checkout")).stacks().getFirst();

    assertThat(stack.stackId()).isEqualTo(id);
    assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS);
    assertThat(stack.creationTime()).isEqualTo(world.now());
    assertThat(formation.describeStackEvents(r -> r.stackName("checkout")).stackEvents())
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.timestamp()).isEqualTo(world.now()));
    assertThatThrownBy(() -> formation.rollbackStack(r -> r.stackName("checkout")))
        .isInstanceOfSatisfying(
            CloudFormationException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
  }

  @Test
  void appConfigSpeaksRestWithTimesInIso8601() {
    AppConfigStandIn configs = new AppConfigStandIn(world);
    configs.putEnvironment("app1234", "env1234", HANGS, Duration.ZERO);
    String version = configs.publish("app1234", "pro1234");
    directory.table(ACCOUNT, HERE, configs);
    AppConfigClient config = client(AppConfigClient.builder());

    int number =
        config
            .startDeployment(
                r ->
                    r.applicationId("app1234")
                        .environmentId("env1234")
                        .configurationProfileId("pro1234")
                        .configurationVersion(version)
                        .deploymentStrategyId("str1234"))
            .deploymentNumber();
    config.stopDeployment(
        r ->
            r.applicationId("app1234")
                .environmentId("env1234")
                .deploymentNumber(number)
                .allowRevert(true));
    GetDeploymentResponse stopped =
        config.getDeployment(
            r -> r.applicationId("app1234").environmentId("env1234").deploymentNumber(number));

    assertThat(stopped.state()).isEqualTo(DeploymentState.ROLLING_BACK);
    assertThat(stopped.startedAt()).isEqualTo(world.now());
    assertThat(
            config
                .listDeployments(
                    r -> r.applicationId("app1234").environmentId("env1234").maxResults(5))
                .items())
        .hasSize(1);
    assertThatThrownBy(
            () ->
                config.stopDeployment(
                    r ->
                        r.applicationId("app1234")
                            .environmentId("env1234")
                            .deploymentNumber(number)))
        .isInstanceOf(BadRequestException.class);
  }
}
