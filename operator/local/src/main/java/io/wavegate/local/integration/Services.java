package io.wavegate.local.integration;

import java.util.List;

/** The services that have a stand-in. */
final class Services {
  static final Service LAMBDA = new Service("lambda", "lambda", "Lambda", "Lambda", "AWSLambda");

  static final List<Service> ALL =
      List.of(
          sdkOnly("codepipeline", "codepipeline", "CodePipeline"),
          sdkOnly("monitoring", "cloudwatch", "CloudWatch"),
          sdkOnly("ssm", "ssm", "Ssm"),
          sdkOnly("sts", "sts", "Sts"),
          LAMBDA,
          new Service("states", "sfn", "Sfn", "StepFunctions", "AWSStepFunctions"),
          new Service("events", "eventbridge", "EventBridge", "EventBridge", "AmazonEventBridge"),
          new Service("sns", "sns", "Sns", "SNS", "AmazonSNS"),
          new Service("sqs", "sqs", "Sqs", "SQS", "AmazonSQS"),
          new Service("codebuild", "codebuild", "CodeBuild", "CodeBuild", "AWSCodeBuild"),
          new Service("ecs", "ecs", "Ecs", "ECS", "AmazonECS"),
          sdkOnly("ecr", "ecr", "Ecr"),
          sdkOnly("s3", "s3", "S3"),
          sdkOnly("codedeploy", "codedeploy", "CodeDeploy"),
          sdkOnly("appconfig", "appconfig", "AppConfig"),
          sdkOnly("cloudformation", "cloudformation", "CloudFormation"),
          sdkOnly("synthetics", "synthetics", "Synthetics"));

  private Services() {}

  private static Service sdkOnly(String endpoint, String sdk, String prefix) {
    return new Service(endpoint, sdk, prefix, prefix, prefix);
  }
}
