package io.wavegate.checks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What the roles of a template may do, statement by statement, and what for. */
public final class Permissions {
  private static final Map<String, String> WHY = reasons();

  private Permissions() {}

  /**
   * One action on one resource.
   *
   * @param action such as {@code sns:Publish}
   * @param on the resource, as the template writes it
   * @param condition JSON, empty if there is none
   */
  public record Grant(String action, String on, String condition) {
    /** Why it is needed. */
    public String why() {
      String why = WHY.get(action);
      if (why == null) {
        throw new IllegalStateException("nobody says what " + action + " is for");
      }
      return why;
    }

    /** Whether it only reads. */
    public boolean isRead() {
      return action.matches("[a-z0-9]+:(Get|List|Describe|Query|ConditionCheck)\\w*")
          || action.equals("kms:Decrypt");
    }
  }

  /** The grants of every function, state machine and role of a template, by logical id. */
  public static SequencedMap<String, List<Grant>> of(TemplateTree template) {
    SequencedMap<String, List<Grant>> grants = new LinkedHashMap<>();
    for (String type : List.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine")) {
      template
          .resources(type)
          .forEach((id, p) -> grants.put(id, grants(p.path("Policies").findValues("Statement"))));
    }
    template
        .resources("AWS::IAM::Role")
        .forEach((id, p) -> grants.put(id, grants(p.path("Policies").findValues("Statement"))));
    return grants;
  }

  private static List<Grant> grants(List<JsonNode> policies) {
    List<Grant> grants = new ArrayList<>();
    for (JsonNode statements : policies) {
      for (JsonNode statement : statements) {
        String condition = statement.has("Condition") ? statement.path("Condition").toString() : "";
        for (String action : texts(statement.path("Action"))) {
          for (String on : texts(statement.path("Resource"))) {
            grants.add(new Grant(action, on, condition));
          }
        }
      }
    }
    return grants;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(item -> texts.add(item.asText()));
    } else {
      texts.add(oneOrMany.asText());
    }
    return texts;
  }

  /** The table of one template's grants, in Markdown. */
  public static String markdown(TemplateTree template) {
    StringBuilder text = new StringBuilder();
    of(template)
        .forEach(
            (id, grants) -> {
              text.append("### `").append(id).append("`\n\n");
              text.append("| may | on | what for |\n|---|---|---|\n");
              for (Grant grant : grants) {
                text.append("| `").append(grant.action()).append("` | `");
                text.append(shortened(grant.on())).append("`");
                text.append(grant.condition().isEmpty() ? "" : " " + said(grant.condition()));
                text.append(" | ").append(grant.why()).append(" |\n");
              }
              text.append('\n');
            });
    return text.toString();
  }

  private static String shortened(String resource) {
    return resource
        .replace("arn:${AWS::Partition}:", "")
        .replace("${AWS::Region}:${AWS::AccountId}:", "")
        .replace("${AWS::StackName}", "STACK")
        .replace("${HubStackName}", "HUB-STACK");
  }

  private static String said(String condition) {
    return "if `"
        + condition
            .replaceAll("^\\{\"\\w+\":\\{|}}$|\"", "")
            .replace(".${AWS::Region}.amazonaws.com", "")
        + "`";
  }

  /** Every reason, by action. */
  public static Map<String, String> reasons() {
    Map<String, String> why = new TreeMap<>();
    why.put(
        "codepipeline:GetPipeline",
        "whether the pipeline is built so that gates hold, and whose an approval is, as its action"
            + " says itself");
    why.put("codepipeline:GetPipelineState", "the stage, its action and token, before any answer");
    why.put(
        "codepipeline:GetPipelineExecution",
        "which revision is released, or waits in front, and whether the execution is a rollback");
    why.put(
        "codepipeline:ListActionExecutions",
        "how a gate's action ended where the next release stands in its stage already, or the stage"
            + " was retried; where the artefacts lie that a rollback would need");
    why.put(
        "codepipeline:ListPipelineExecutions",
        "the earlier release that a rollback would return to, and what else it would take along");
    why.put(
        "codepipeline:GetJobDetails",
        "which pipeline, stage and action a job belongs to; jobs have no ARN");
    why.put(
        "codepipeline:PutJobSuccessResult",
        "lets an invoke action go on, or keeps it waiting; jobs have no ARN");
    why.put("codepipeline:PutJobFailureResult", "fails an invoke action; jobs have no ARN");
    why.put("codepipeline:PutApprovalResult", "approves or rejects a manual approval action");
    why.put(
        "codepipeline:DisableStageTransition",
        "stops the line before a halt or a rollback frees the stage");
    why.put(
        "codepipeline:EnableStageTransition",
        "lets the line go on that Wavegate itself has stopped: after a rollback where the policy wants"
            + " it, or by a person's word");
    why.put(
        "codepipeline:StopPipelineExecution",
        "stops a newer release that a release-wide rollback meets, without abandoning anything");
    why.put("codepipeline:RollbackStage", "the lever");
    why.put(
        "cloudwatch:DescribeAlarms", "the alarms' states; composites can be read only with `*`");
    why.put(
        "cloudwatch:DescribeAlarmHistory",
        "what an alarm did between two looks; composites can be read only with `*`");
    why.put(
        "cloudwatch:GetMetricData",
        "whether there was enough traffic, and what metric tests say; metrics have no ARN");
    why.put(
        "states:StartExecution",
        "starts a gate or a rollback, and of the teams' own machines only those tagged as tests; AWS"
            + " checks the machine's ARN, also for its alias");
    why.put(
        "states:StartSyncExecution",
        "looks at what levers are pulled at, and pulls them, as these machines do it alone");
    why.put("states:ListExecutions", "finds gates whose machine does not run any more");
    why.put(
        "states:DescribeExecution",
        "whether the machine of a gate still runs, and how a test that is one ended");
    why.put("states:StopExecution", "ends a test that is a state machine and too late");
    why.put(
        "codebuild:StartBuild", "runs a test that is a build; only of projects tagged as tests");
    why.put("codebuild:StopBuild", "ends a test that is a build and too late");
    why.put("codebuild:BatchGetBuilds", "how a test that is a build ended");
    why.put("synthetics:GetCanaryRuns", "the runs of a canary that is a test");
    why.put("synthetics:StartCanaryDryRun", "runs a canary that is a test, outside its schedule");
    why.put("events:PutRule", "the rule by which Step Functions hears that a job has ended");
    why.put("events:PutTargets", "the rule by which Step Functions hears that a job has ended");
    why.put("events:DescribeRule", "the rule by which Step Functions hears that a job has ended");
    why.put("states:SendTaskFailure", "wakes a bake that sleeps on its task token");
    why.put("states:SendTaskSuccess", "tells a gate what was answered to a test");
    why.put("states:SendTaskHeartbeat", "tells a gate that somebody works on the answer to a test");
    why.put("sqs:SendMessage", "asks for a test that a team answers, on queues tagged for it");
    why.put("dynamodb:GetItem", "reads what is known, consistently");
    why.put("dynamodb:Query", "reads a release's gates and timeline, and what is watched");
    why.put("dynamodb:PutItem", "writes, each time on a condition");
    why.put("dynamodb:DeleteItem", "ends watches and held jobs, in transactions too");
    why.put(
        "dynamodb:ConditionCheckItem",
        "demands in a transaction that something is still as it was read");
    why.put("kms:Decrypt", "the table, the topic and the queue are encrypted with the stack's key");
    why.put("kms:DescribeKey", "the table's encryption");
    why.put("kms:Encrypt", "the table's encryption");
    why.put("kms:GenerateDataKey*", "the encryption of table, pages and dead letters");
    why.put("kms:ReEncrypt*", "the table's encryption");
    why.put("sns:Publish", "pages a person");
    why.put(
        "sts:AssumeRole",
        "reads another account's alarms and metrics, looks at its levers and pulls them, each by a"
            + " role that `spoke.yaml` makes there");
    why.put(
        "ssm:GetCalendarState",
        "whether a change calendar of the policy is open; another account may share it");
    why.put(
        "ssm:GetParameter",
        "reads a service's policy, the organisation's floor, and what goes with HTTP tests by"
            + " reference");
    why.put(
        "secretsmanager:GetSecretValue",
        "what goes with an HTTP test by reference, where it is a secret: Systems Manager passes it on"
            + " by its caller's permission");
    why.put("ssm:GetParametersByPath", "reads the services' policies");
    why.put(
        "lambda:InvokeFunction",
        "the tasks of the machine; of the teams' functions only those tagged as tests");
    why.put("logs:CreateLogDelivery", "the machine's log; log deliveries have no ARN");
    why.put("logs:GetLogDelivery", "the machine's log; log deliveries have no ARN");
    why.put("logs:UpdateLogDelivery", "the machine's log; log deliveries have no ARN");
    why.put("logs:DeleteLogDelivery", "the machine's log; log deliveries have no ARN");
    why.put("logs:ListLogDeliveries", "the machine's log; log deliveries have no ARN");
    why.put(
        "logs:PutResourcePolicy", "the machine's log; the account's resource policies have no ARN");
    why.put(
        "logs:DescribeResourcePolicies",
        "the machine's log; the account's resource policies have no ARN");
    why.put("logs:DescribeLogGroups", "the machine's log");
    why.put(
        "events:PutEvents",
        "forwards alarm events to the hub's bus, or asks for a test that a team answers");
    why.put(
        "codedeploy:StopDeployment",
        "lever: stops a deployment and lets CodeDeploy roll it back; it has no ARN");
    why.put("codedeploy:GetDeploymentGroup", "finds the group's last deployment");
    why.put("codedeploy:GetDeployment", "whether that runs, and what it rolls back");
    why.put("ecs:StopServiceDeployment", "lever: stops a service's deployment and rolls it back");
    why.put("ecs:UpdateService", "lever: deploys an earlier task definition again");
    why.put("ecs:DescribeServices", "which task definition a service wants");
    why.put("ecs:ListServiceDeployments", "where its latest deployment is");
    why.put("ecs:DescribeTaskDefinition", "whether a service's former one can be deployed again");
    why.put("ecr:DescribeImages", "whether its images still exist");
    why.put(
        "s3:ListBucket",
        "whether the artefacts still exist that a rollback would need; none is read");
    why.put("lambda:GetAlias", "reads the alias's revision before it is moved");
    why.put("lambda:UpdateAlias", "lever: points an alias back to the version before");
    why.put("appconfig:StopDeployment", "lever: stops or reverts a configuration's deployment");
    why.put("appconfig:ListDeployments", "where the latest deployment is");
    why.put("cloudformation:CancelUpdateStack", "lever: takes back an update that runs");
    why.put("cloudformation:RollbackStack", "lever: takes back an update that failed");
    why.put("cloudformation:DescribeStacks", "where the stack is");
    return why;
  }
}
