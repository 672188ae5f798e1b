package io.wavegate.checks.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.checks.Repository;
import io.wavegate.core.port.PolicySource;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.codepipeline.SourceRevision;
import io.wavegate.standins.codepipeline.Trigger;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.ServiceDispatcher;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The services with a release of the example's pipeline in them, whose first entry gate has its
 * job. Their time is that of this machine, since the functions' is.
 */
final class ReleaseUnderWay implements AutoCloseable {
  static final Place PLACE = new Place("111122223333", "eu-west-1");

  private static final String PIPELINE = "checkout-prod";

  private final Scheduler scheduler = new Scheduler(1, Instant.now());

  /** The functions here have their table behind a socket. */
  private final H2ItemStore unused = H2ItemStore.inMemory();

  private final AtomicReference<String> job = new AtomicReference<>("");
  private final LocalCloud cloud;
  private final ServiceDispatcher dispatcher;
  private final String execution;

  ReleaseUnderWay() throws IOException {
    Directory directory =
        new Directory(
            new Caller(
                PLACE.account(),
                PLACE.region(),
                "arn:aws:sts::111122223333:assumed-role/wavegate/function"));
    this.cloud =
        new LocalCloud(
            new LocalCloud.Parts(
                Repository.root(), PLACE, scheduler, unused, ReleaseUnderWay::perform),
            directory);
    this.dispatcher = new ServiceDispatcher(directory, CallInterceptor.NONE, scheduler::uuid);
    cloud.lambda().register("wavegate-gate", (payload, reply) -> job.set(payload));
    alarms();
    putPolicy();
    this.execution = release();
    pass(Duration.ofMinutes(1));
  }

  private static void perform(ActionStart start, ActionCompletion completion) {
    completion.succeed("example", "done");
  }

  private String release() {
    cloud.pipelines().putPipeline(Json.parse(Repository.text("examples/checkout/pipeline.json")));
    return cloud
        .pipelines()
        .start(
            PIPELINE,
            new Trigger("Webhook", "push to main"),
            List.of(
                new SourceRevision(
                    "Source", "SourceOutput", "9d41c07e55a2", "Rounding", "", scheduler.now())));
  }

  private void alarms() {
    for (String name : List.of("checkout-aggregate", "checkout-onebox")) {
      call(
          cloud.cloudWatch(),
          "PutMetricAlarm",
          """
          {"AlarmName": "%s", "Namespace": "AWS/ApiGateway", "MetricName": "5XXError",
           "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 5,
           "ComparisonOperator": "GreaterThanThreshold"}"""
              .formatted(name));
      cloud.cloudWatch().transition(name, AlarmValue.OK, "quiet", Optional.empty());
    }
  }

  private void putPolicy() {
    call(
        cloud.parameters(),
        "PutParameter",
        Json.write(
            Json.object()
                .put("Name", PolicySource.parameter("checkout"))
                .put("Type", "String")
                .put("Value", policy())));
  }

  /** The example's, open at any hour, with a site that is nowhere. */
  private static String policy() {
    return Repository.text("examples/checkout/wavegate.yaml")
        .replaceAll("(?m)^ *windows:\\R *- .*\\R", "")
        .replace("https://checkout.example.com", "https://nowhere.example.com");
  }

  private JsonNode call(ServiceTable table, String operation, String input) {
    try {
      return table.call(operation, Json.parse(input), cloud.person("team"));
    } catch (ServiceError e) {
      throw new IllegalStateException(operation + ": " + e.message(), e);
    }
  }

  private void pass(Duration span) {
    scheduler.run(() -> false, scheduler.now().plus(span));
  }

  /** The services' time goes on with that of this machine. */
  void catchUp() {
    scheduler.run(() -> false, Instant.now());
  }

  ServiceDispatcher dispatcher() {
    return dispatcher;
  }

  /** What CodePipeline says of the first entry gate's action. */
  String entryGateStatus() {
    return state().at("/stageStates/2/actionStates/0/latestExecution/status").asText();
  }

  /** The token of the approval that waits, a secret. */
  String approvalToken() {
    return state().at("/stageStates/2/actionStates/2/latestExecution/token").asText();
  }

  private JsonNode state() {
    return call(cloud.pipelines(), "GetPipelineState", "{\"name\": \"%s\"}".formatted(PIPELINE));
  }

  /** The pipeline execution. */
  String execution() {
    return execution;
  }

  /** The job that the entry gate holds, a secret. */
  String job() {
    return Json.parse(job.get()).at("/CodePipeline.job/id").asText();
  }

  @Override
  public void close() {
    scheduler.close();
    unused.close();
  }
}
