package io.wavegate.standins.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.standins.Caller;
import io.wavegate.standins.TestWorld;
import io.wavegate.standins.codebuild.BuildOutcome;
import io.wavegate.standins.codebuild.CodeBuildStandIn;
import io.wavegate.standins.model.JoinedTable;
import io.wavegate.standins.sqs.SqsStandIn;
import io.wavegate.standins.ssm.DocumentsStandIn;
import io.wavegate.standins.ssm.ParameterStoreStandIn;
import io.wavegate.standins.sts.Role;
import io.wavegate.standins.sts.StsStandIn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.StatusType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CalendarState;
import software.amazon.awssdk.services.ssm.model.GetCalendarStateResponse;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Unchanged clients of SQS, STS, CodeBuild and Systems Manager reach their tables. */
class FurtherClientsTest {
  private static final String ACCOUNT = "111122223333";
  private static final String SPOKE = "444455556666";
  private static final String HERE = "eu-west-1";
  private static final AwsCredentials GATE = AwsBasicCredentials.create("AKIDGATE", "none");

  private final TestWorld world = new TestWorld();
  private final Directory directory =
      new Directory(new Caller(ACCOUNT, HERE, "arn:aws:iam::111122223333:user/gate"));

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials) {
    return builder
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(new StandInHttpClient(directory, CallInterceptor.NONE, world::uuid, world::now))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @Test
  void sqsChecksTheDigestsOfWhatItSendsAndReceives() {
    directory.table(ACCOUNT, HERE, new SqsStandIn(world, ACCOUNT, HERE));
    SqsClient sqs = client(SqsClient.builder(), GATE);
    String url = sqs.createQueue(r -> r.queueName("tokens")).queueUrl();
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "wave",
            MessageAttributeValue.builder().dataType("String").stringValue("one-box").build());

    sqs.sendMessage(r -> r.queueUrl(url).messageBody("hello").messageAttributes(attributes));
    Message message =
        sqs.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages().getFirst();
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));

    assertThat(message.body()).isEqualTo("hello");
    assertThat(message.messageAttributes()).isEqualTo(attributes);
    world.pass(Duration.ofMinutes(1));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
    assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("none")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void stsGivesASessionThatReachesTheOtherAccountUntilItEnds() {
    StsStandIn sts = new StsStandIn(world, directory);
    sts.putRole(
        new Role(
            "arn:aws:iam::444455556666:role/read",
            Set.of("arn:aws:iam::111122223333:root"),
            Optional.of("secret-7")));
    directory.table(ACCOUNT, HERE, sts).table(SPOKE, HERE, sts);
    StsClient gate = client(StsClient.builder(), GATE);

    Credentials session =
        gate.assumeRole(
                r ->
                    r.roleArn("arn:aws:iam::444455556666:role/read")
                        .roleSessionName("checkout")
                        .externalId("secret-7"))
            .credentials();

    assertThat(session.expiration()).isEqualTo(world.now().plus(Duration.ofHours(1)));
    StsClient spoke =
        client(
            StsClient.builder(),
            AwsSessionCredentials.create(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    GetCallerIdentityResponse who = spoke.getCallerIdentity();
    assertThat(who.account()).isEqualTo(SPOKE);
    assertThat(who.arn()).isEqualTo("arn:aws:sts::444455556666:assumed-role/read/checkout");
    assertThatThrownBy(
            () ->
                gate.assumeRole(
                    r ->
                        r.roleArn("arn:aws:iam::444455556666:role/read")
                            .roleSessionName("checkout")))
        .isInstanceOfSatisfying(
            StsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              assertThat(e.statusCode()).isEqualTo(403);
            });
    world.pass(Duration.ofHours(1));
    assertThatThrownBy(spoke::getCallerIdentity)
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
  }

  @Test
  void codeBuildSpeaksJson() {
    CodeBuildStandIn builds = new CodeBuildStandIn(world, ACCOUNT, HERE, event -> {});
    builds.putProject("journeys", request -> BuildOutcome.success(Duration.ofMinutes(1)));
    directory.table(ACCOUNT, HERE, builds);
    CodeBuildClient client = client(CodeBuildClient.builder(), GATE);

    String id = client.startBuild(r -> r.projectName("journeys")).build().id();
    world.pass(Duration.ofMinutes(2));
    Build build = client.batchGetBuilds(r -> r.ids(id)).builds().getFirst();

    assertThat(build.buildStatus()).isEqualTo(StatusType.SUCCEEDED);
    assertThat(build.endTime()).isAfter(build.startTime());
    assertThat(build.phases()).hasSize(11);
    assertThat(client.stopBuild(r -> r.id(id)).build().buildStatus())
        .isEqualTo(StatusType.SUCCEEDED);
  }

  @Test
  void parametersAndCalendarsAreOneService() {
    DocumentsStandIn documents = new DocumentsStandIn(world, ACCOUNT, HERE);
    documents.putCalendar(
        "freeze",
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//AWS//Change Calendar 1.0//EN",
            "X-CALENDAR-TYPE:DEFAULT_CLOSED",
            "END:VCALENDAR",
            ""));
    directory.table(
        ACCOUNT,
        HERE,
        new JoinedTable(new ParameterStoreStandIn(world, ACCOUNT, HERE, event -> {}), documents));
    SsmClient ssm = client(SsmClient.builder(), GATE);

    ssm.putParameter(r -> r.name("/a").value("1").type("String"));
    GetCalendarStateResponse state = ssm.getCalendarState(r -> r.calendarNames("freeze"));

    assertThat(ssm.getParameter(r -> r.name("/a")).parameter().value()).isEqualTo("1");
    assertThat(state.state()).isEqualTo(CalendarState.CLOSED);
    assertThat(state.nextTransitionTime()).isNull();
    assertThatThrownBy(() -> ssm.getCalendarState(r -> r.calendarNames("none")))
        .isInstanceOf(InvalidDocumentException.class);
    assertThatThrownBy(() -> ssm.describeParameters())
        .isInstanceOfSatisfying(
            SsmException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("ssm does not know the operation DescribeParameters"));
  }
}
