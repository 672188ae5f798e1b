package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavegate.checks.Repository;
import io.wavegate.checks.template.Asl;
import io.wavegate.codec.policy.PolicyReference;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the README says is what the repository does. */
final class ReadmeTest {
  private static final String README = "README.md";

  /** The commands that are run by tests or by CI. */
  private static final List<String> COMMANDS =
      List.of(
          "./wavegate rehearse",
          "mvn verify",
          "./wavegate rehearse examples/checkout/scenarios/alarm-mid-bake.yaml",
          "./wavegate rehearse --pace 30m/s",
          "./wavegate rehearse --json",
          "./wavegate simulate --schedules 2000",
          "./wavegate simulate --boundaries",
          "./wavegate simulate --schedules 1 --planted",
          LocalReadmeTest.START,
          // These are run as they stand by ActCommandTest, RollbackCommandTest and TestsCommandTest.
          "./wavegate tests checkout --as ada",
          "./wavegate rollback checkout --plan --as ada",
          "./wavegate rollback checkout --reason \"prices are shown without tax\" --as ada",
          "./wavegate hold checkout --expires 4h --reason \"stock-taking\" --as ada",
          "./wavegate lift checkout --reason \"the stock is counted\" --as ada");

  /** Those that need an account, and so are run by nobody here; no other stands in the README. */
  private static final List<String> DEPLOYING =
      List.of(
          "mvn -pl functions/handlers -am package",
          "sam deploy --guided",
          "./wavegate approve checkout one-box"
              + " --endpoint https://ID.execute-api.REGION.amazonaws.com"
              + " --reason \"the metric is known to lag\"",
          "aws cloudformation create-stack-set --stack-set-name wavegate-spokes"
              + " --template-body file://spoke.yaml --capabilities CAPABILITY_NAMED_IAM"
              + " --permission-model SERVICE_MANAGED"
              + " --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false"
              + " --parameters ParameterKey=HubAccount,ParameterValue=111122223333"
              + " ParameterKey=HubRegion,ParameterValue=eu-west-1"
              + " ParameterKey=ExternalId,ParameterValue=EXTERNAL_ID",
          "aws cloudformation create-stack-instances --stack-set-name wavegate-spokes"
              + " --deployment-targets OrganizationalUnitIds=OU_ID --regions us-east-1 eu-central-1",
          "aws ssm put-parameter --name /wavegate/policies/checkout --type String"
              + " --tier Intelligent-Tiering --value file://wavegate.yaml",
          "aws ssm create-document --name company-holidays --document-type ChangeCalendar"
              + " --document-format TEXT --content file://company-holidays.ics",
          "aws ssm modify-document-permission --name organisation-freeze --permission-type Share"
              + " --account-ids-to-add 111122223333",
          "aws ssm get-calendar-state --calendar-names"
              + " arn:aws:ssm:eu-west-1:444455556666:document/organisation-freeze"
              + " --at-time 2026-12-24T09:00:00Z");

  private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @BeforeEach
  void isWritten() {
    assumeTrue(Files.exists(Repository.path(README)), "README.md is not written yet");
  }

  private static List<String> commands() {
    return SHELL
        .matcher(Repository.text(README))
        .results()
        .flatMap(block -> block.group(1).lines())
        .filter(line -> !line.isBlank())
        .toList();
  }

  @Test
  void everyCommandIsOneThatIsRun() {
    List<String> known = new ArrayList<>(COMMANDS);
    known.addAll(DEPLOYING);
    assertThat(commands()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyFileThatACommandNamesIsThere() {
    List<String> files =
        COMMANDS.stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .filter(word -> word.endsWith(".yaml") || word.startsWith("./"))
            .toList();
    assertThat(files).isNotEmpty().allMatch(file -> Files.exists(Repository.path(file)));
  }

  @Test
  void thePolicyReferenceIsTheSchemas() {
    new Marked(README, "policy-reference").mustBe(PolicyReference.markdown());
  }

  @Test
  void theFlowIsTheStateMachines() {
    new Marked(README, "flow").mustBe(FlowDiagram.of(Asl.read("statemachines/wave-gate.asl.json")));
  }

  private static Set<String> rows() {
    Set<String> rows = new TreeSet<>();
    ROW.matcher(new Marked(README, "dependencies").content())
        .results()
        .forEach(row -> rows.add(row.group(1)));
    return rows;
  }

  @Test
  void everyDependencyIsInTheTable() {
    Set<String> missing = new TreeSet<>(Poms.used());
    missing.removeAll(rows());
    assertThat(missing).isEmpty();
  }

  @Test
  void everyRowOfTheTableIsADependency() {
    Set<String> stale = new TreeSet<>(rows());
    stale.removeAll(Poms.known());
    assertThat(stale).isEmpty();
  }

  @Test
  void everyDependencyHasItsPurposeAndReason() {
    List<String> empty = new ArrayList<>();
    for (String line : new Marked(README, "dependencies").content().lines().toList()) {
      if (line.startsWith("| `") && !line.matches("\\| `[^`]+` \\| \\S[^|]+ \\| \\S[^|]+ \\|")) {
        empty.add(line);
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  void everyFileThatIsNamedIsThere() {
    assertThat(NamedFiles.missing(README)).isEmpty();
  }
}
