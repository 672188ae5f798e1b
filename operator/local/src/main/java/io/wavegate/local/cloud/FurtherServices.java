package io.wavegate.local.cloud;

import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.codebuild.CodeBuildStandIn;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.lambda.LambdaStandIn;
import io.wavegate.standins.model.JoinedTable;
import io.wavegate.standins.s3.S3StandIn;
import io.wavegate.standins.sqs.SqsStandIn;
import io.wavegate.standins.ssm.DocumentsStandIn;
import io.wavegate.standins.ssm.ParameterStoreStandIn;
import io.wavegate.standins.sts.StsStandIn;
import io.wavegate.standins.synthetics.SyntheticsStandIn;

/** The services that only a team's own state machines, policies and calendars bring in. */
public final class FurtherServices {
  private final SqsStandIn queues;
  private final CodeBuildStandIn builds;
  private final SyntheticsStandIn canaries;
  private final DocumentsStandIn documents;
  private final StsStandIn sts;
  private final S3StandIn objects;
  private final DeployServices deploying;

  /** Puts them into the directory, all but the documents, which share a table. */
  FurtherServices(World world, Place place, EventSink events, Directory directory) {
    this.queues = new SqsStandIn(world, place.account(), place.region());
    this.builds = new CodeBuildStandIn(world, place.account(), place.region(), events);
    this.canaries = new SyntheticsStandIn(world);
    this.documents = new DocumentsStandIn(world, place.account(), place.region());
    this.sts = new StsStandIn(world, directory);
    this.objects = new S3StandIn(world);
    this.deploying = new DeployServices(world, place, events, directory);
    directory
        .table(place.account(), place.region(), queues)
        .table(place.account(), place.region(), builds)
        .table(place.account(), place.region(), canaries)
        .table(place.account(), place.region(), sts)
        .table(place.account(), place.region(), objects);
  }

  /** Lambda: its functions and their versions. */
  ServiceTable with(LambdaStandIn functions) {
    return new JoinedTable(functions, deploying.versions());
  }

  /** Systems Manager: its parameters and these documents. */
  ServiceTable with(ParameterStoreStandIn parameters) {
    return new JoinedTable(parameters, documents);
  }

  /** What deploys. */
  public DeployServices deploying() {
    return deploying;
  }

  /** SQS. */
  public SqsStandIn queues() {
    return queues;
  }

  /** CodeBuild. */
  public CodeBuildStandIn builds() {
    return builds;
  }

  /** CloudWatch Synthetics. */
  public SyntheticsStandIn canaries() {
    return canaries;
  }

  /** Systems Manager's documents, change calendars among them. */
  public DocumentsStandIn documents() {
    return documents;
  }

  /** S3, with what the pipelines hand on. */
  public S3StandIn objects() {
    return objects;
  }

  /** STS. */
  public StsStandIn sts() {
    return sts;
  }
}
