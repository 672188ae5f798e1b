package io.wavegate.checks.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import io.wavegate.checks.template.Asl.State;
import io.wavegate.checks.template.Permissions.Grant;
import io.wavegate.codec.LeverJson;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.policy.Lever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The two machines that stand between Wavegate and what it rolls back, here and elsewhere. */
final class LeverMachinesTest {
  private static final TemplateTree HUB = TemplateTree.read();
  private static final TemplateTree SPOKE = TemplateTree.read("spoke.yaml");
  private static final Asl LOOK = Asl.read("statemachines/lever-look.asl.json");
  private static final Asl PULL = Asl.read("statemachines/lever-pull.asl.json");
  private static final Pattern COMPARED =
      Pattern.compile("\\{% \\$states\\.input\\.(lever|order|found) = '([A-Za-z-]+)' %}");

  /** By which names a service says that something is not there. */
  private static final Pattern NOT_THERE =
      Pattern.compile(
          "(CodeDeploy|Ecs|Ecr|Lambda|AppConfig)\\.[A-Za-z]*(NotExist|NotFound)Exception"
              + "|CloudFormation\\.CloudFormationException|S3\\.NoSuchBucketException");

  /**
   * What would come back is looked for beside what a lever is pulled at, and hides none of that.
   */
  private static final Set<String> BESIDE = Set.of("List Objects", "Read Former", "Read Image");

  /** IAM's name of a permission that is called otherwise than the operation. */
  private static final Map<String, String> PERMISSION = Map.of("s3:ListObjectsV2", "s3:ListBucket");

  /** Pipelines and their artefacts stand where Wavegate is. */
  private static final Set<String> OF_THE_HUB =
      Set.of("codepipeline:ListActionExecutions", "s3:ListBucket");

  /** A tag cannot be asked for: CodeDeploy has none there, and deployments carry none. */
  private static final Set<String> WITHOUT_TAG =
      Set.of(
          "codedeploy:StopDeployment on *",
          "ecs:StopServiceDeployment on arn:${AWS::Partition}:ecs:${AWS::Region}:"
              + "${AWS::AccountId}:service-deployment/*",
          "appconfig:StopDeployment on arn:${AWS::Partition}:appconfig:${AWS::Region}:"
              + "${AWS::AccountId}:application/*/environment/*/deployment/*");

  private static List<State> states(String type) {
    return Asl.levers().stream()
        .flatMap(asl -> asl.states().stream())
        .filter(state -> state.type().equals(type))
        .toList();
  }

  private static List<State> tasks(Asl asl) {
    return asl.states().stream().filter(state -> state.type().equals("Task")).toList();
  }

  @Test
  void everyStateSaysInACommentAndEveryMachineEnds() {
    for (Asl asl : Asl.levers()) {
      assertThat(asl.root().path("QueryLanguage").asText()).isEqualTo("JSONata");
      assertThat(asl.root().path("TimeoutSeconds").asInt()).isBetween(1, 15);
      assertThat(asl.states())
          .allSatisfy(
              state -> {
                assertThat(state.node().path("Comment").asText()).as("%s", state).endsWith(".");
                assertThat(state.name().endsWith("?")).isEqualTo(state.type().equals("Choice"));
              });
    }
    assertThat(states("Task"))
        .allSatisfy(
            task ->
                assertThat(task.node().path("TimeoutSeconds").asInt()).as("%s", task).isPositive());
  }

  @Test
  void aChoiceComparesOneWordAndAnUnknownOneFails() {
    assertThat(states("Choice"))
        .isNotEmpty()
        .allSatisfy(
            choice -> {
              for (JsonNode branch : choice.node().path("Choices")) {
                assertThat(branch.path("Condition").asText()).matches(COMPARED);
              }
              State otherwise = choice.sibling(choice.node().path("Default").asText());
              assertThat(otherwise.type()).as("%s", choice).isEqualTo("Fail");
            });
  }

  private static Set<String> words(Asl asl, String choice) {
    Set<String> words = new TreeSet<>();
    for (JsonNode branch : asl.root().path("States").path(choice).path("Choices")) {
      var compared = COMPARED.matcher(branch.path("Condition").asText());
      assertThat(compared.matches()).isTrue();
      words.add(compared.group(2));
    }
    return words;
  }

  private static JsonNode artefacts() throws JsonProcessingException {
    return new ObjectMapper().readTree(LeverJson.artefacts("checkout", "Prod", "1"));
  }

  @Test
  void everyLeverOfATargetIsLookedAtAndEveryOrderIsKnownByItsWord() throws JsonProcessingException {
    List<Lever> levers =
        List.of(
            new Lever.CodeDeploy("a", "g"),
            new Lever.EcsService("c", "s"),
            new Lever.LambdaAlias("f", "a"),
            new Lever.AppConfig("a", "e"),
            new Lever.CloudFormation("s"));
    List<LeverOrder> orders =
        List.of(
            new LeverOrder.StopCodeDeploy("d"),
            new LeverOrder.StopEcs("d"),
            new LeverOrder.DeployEcs("c", "s", "t"),
            new LeverOrder.PointAlias("f", "a", "v", "r"),
            new LeverOrder.StopAppConfig("a", "e", 1),
            new LeverOrder.CancelUpdate("s", "t"),
            new LeverOrder.RollBackStack("s", "t"));
    assertThat(levers).allMatch(lever -> lever.reach() == Lever.Reach.TARGETS);
    assertThat(orders).hasSameSizeAs(LeverOrder.class.getPermittedSubclasses());
    Set<String> looked =
        levers.stream().map(Lever::word).collect(Collectors.toCollection(TreeSet::new));
    looked.add(artefacts().path("lever").asText());
    assertThat(words(LOOK, "Which Lever?")).isEqualTo(looked);
    Set<String> sent = new TreeSet<>();
    for (LeverOrder order : orders) {
      sent.add(new ObjectMapper().readTree(LeverJson.order(order)).path("order").asText());
    }
    assertThat(words(PULL, "Which Order?")).isEqualTo(sent);
  }

  @Test
  void whatIsNotThereIsAnAnswerAndNothingElseIs() {
    List<String> caught = new ArrayList<>();
    for (State task : tasks(LOOK)) {
      if (BESIDE.contains(task.name())) {
        continue;
      }
      for (JsonNode catcher : task.node().path("Catch")) {
        catcher.path("ErrorEquals").forEach(error -> caught.add(error.asText()));
        assertThat(catcher.path("Next").asText()).isIn("Not There", "Stack Missing?");
      }
    }
    assertThat(caught).isNotEmpty().allSatisfy(error -> assertThat(error).matches(NOT_THERE));
  }

  /** Else a role that is older than the machine would take away what a rollback needs to know. */
  @Test
  void whatWouldComeBackAndCannotBeReadIsAnAnswerToo() {
    for (State task : tasks(LOOK)) {
      List<JsonNode> catchers = new ArrayList<>();
      task.node().path("Catch").forEach(catchers::add);
      boolean all =
          !catchers.isEmpty()
              && catchers.getLast().path("ErrorEquals").toString().equals("[\"States.ALL\"]");
      assertThat(all).as("%s", task).isEqualTo(BESIDE.contains(task.name()));
      if (all) {
        for (JsonNode catcher : catchers) {
          assertThat(task.sibling(catcher.path("Next").asText()).type()).isEqualTo("Succeed");
        }
        assertThat(catchers.getLast().path("Output").toString())
            .contains("$states.errorOutput.Error");
      }
    }
  }

  @Test
  void anOrderIsOneCallThatIsNeitherTriedAgainNorCaught() {
    assertThat(tasks(PULL))
        .hasSameSizeAs(LeverOrder.class.getPermittedSubclasses())
        .allSatisfy(
            task -> {
              assertThat(task.node().path("End").asBoolean()).as("%s", task).isTrue();
              assertThat(task.node().has("Retry")).as("%s", task).isFalse();
              assertThat(task.node().has("Catch")).as("%s", task).isFalse();
            });
  }

  @Test
  void aLookReadsAndAskingAgainIsForReadsAlone() {
    assertThat(actions(LOOK))
        .allSatisfy(a -> assertThat(a).matches("[a-z0-9]+:(Get|List|Describe).*"));
    assertThat(actions(PULL)).noneMatch(a -> a.matches("[a-z0-9]+:(Get|List|Describe).*"));
    assertThat(tasks(LOOK)).allMatch(task -> task.node().has("Retry"));
  }

  /** {@code codedeploy:StopDeployment}: the services' names with Step Functions are IAM's too. */
  private static Set<String> actions(Asl asl) {
    Set<String> actions = new TreeSet<>();
    for (State task : tasks(asl)) {
      String[] call = task.node().path("Resource").asText().split(":", -1);
      assertThat(task.node().path("Resource").asText()).startsWith("arn:aws:states:::aws-sdk:");
      String action =
          call[6] + ":" + Character.toUpperCase(call[7].charAt(0)) + call[7].substring(1);
      actions.add(PERMISSION.getOrDefault(action, action));
    }
    return actions;
  }

  private static List<Grant> grants(TemplateTree template, String id) {
    return Permissions.of(template).getOrDefault(id, List.of()).stream()
        .filter(grant -> !grant.action().startsWith("logs:"))
        .toList();
  }

  @Test
  void aMachineMayDoJustWhatItsTasksDoHereAsElsewhere() {
    Map.of("LeverLook", LOOK, "LeverPull", PULL)
        .forEach(
            (id, asl) -> {
              List<Grant> here = grants(HUB, id + "StateMachine");
              assertThat(here.stream().map(Grant::action).collect(Collectors.toSet()))
                  .as(id)
                  .isEqualTo(actions(asl));
              assertThat(grants(SPOKE, id + "Role"))
                  .as(id)
                  .isEqualTo(
                      here.stream().filter(grant -> !OF_THE_HUB.contains(grant.action())).toList());
            });
  }

  @Test
  void onlyWhatCarriesTheTagIsRolledBack() {
    for (Grant grant : grants(HUB, "LeverPullStateMachine")) {
      boolean tagged = grant.condition().contains("\"aws:ResourceTag/wavegate\":\"rollback\"");
      assertThat(tagged)
          .as(grant.action() + " on " + grant.on())
          .isNotEqualTo(WITHOUT_TAG.contains(grant.action() + " on " + grant.on()));
    }
  }

  /** A StackSet cannot package files. */
  @Test
  void aSpokesMachinesAreWordForWordTheHubs() {
    Map.of("LeverLook", LOOK, "LeverPull", PULL)
        .forEach(
            (id, asl) -> {
              JsonNode machine = SPOKE.resource(id).path("Properties");
              assertThat(machine.path("DefinitionString").asText()).as(id).isEqualTo(asl.text());
              assertThat(machine.path("StateMachineType").asText()).isEqualTo("EXPRESS");
              assertThat(machine.path("RoleArn").asText()).isEqualTo(id + "Role.Arn");
              assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ERROR");
              assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asText())
                  .isEqualTo("false");
              assertThat(machine.path("StateMachineName").asText())
                  .isEqualTo(
                      HUB.resource(id + "StateMachine")
                          .at("/Properties/Name")
                          .asText()
                          .replace("AWS::StackName", "HubStackName"));
            });
  }

  /** CloudFormation's quotas: a template that is given as text, as the README does. */
  @Test
  void aSpokesTemplateIsShortEnoughToBeGivenAsText() {
    assertThat(Repository.text("spoke.yaml").getBytes(UTF_8)).hasSizeLessThan(51_200);
  }

  @Test
  void aSpokesMachinesRolesAreTheirsAlone() {
    for (String id : List.of("LeverLook", "LeverPull")) {
      JsonNode trust =
          SPOKE.resource(id + "Role").at("/Properties/AssumeRolePolicyDocument/Statement/0");
      assertThat(trust.at("/Principal/Service").asText()).isEqualTo("states.amazonaws.com");
      assertThat(trust.at("/Condition/StringEquals").path("aws:SourceAccount").asText())
          .isEqualTo("AWS::AccountId");
      assertThat(trust.at("/Condition/ArnLike").path("aws:SourceArn").asText())
          .endsWith(
              ":stateMachine:" + SPOKE.resource(id).at("/Properties/StateMachineName").asText());
    }
  }
}
