package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import io.wavegate.checks.template.TemplateTree;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is paged finds the page's name in the runbook, and what stands there exists. */
final class RunbookTest {
  private static final String RUNBOOK = "docs/runbook.md";
  private static final Pattern COMMAND = Pattern.compile("(?m)^aws ([a-z-]+ [a-z-]+)");

  @Test
  void everyAlarmIsInTheTableOfPages() {
    List<String> rows =
        Repository.text(RUNBOOK).lines().filter(line -> line.startsWith("| `")).toList();
    for (String alarm : TemplateTree.read().resources("AWS::CloudWatch::Alarm").keySet()) {
      assertThat(rows).as(alarm).anyMatch(row -> row.startsWith("| `" + alarm + "`"));
    }
  }

  @Test
  void everyLinkOfTheTableLeadsToASection() {
    String text = Repository.text(RUNBOOK);
    List<String> sections =
        text.lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
            .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
            .toList();
    List<String> links =
        Pattern.compile("\\(#([a-z0-9-]+)\\)")
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(links).isNotEmpty();
    assertThat(sections).containsAll(links);
  }

  /** The commands that a tired person copies; each was looked up in the AWS CLI's reference. */
  @Test
  void theCommandsAreThoseThatWereLookedUp() {
    assertThat(
            COMMAND
                .matcher(Repository.text(RUNBOOK))
                .results()
                .map(found -> found.group(1))
                .distinct())
        .containsExactlyInAnyOrder(
            "codepipeline get-pipeline-state",
            "codepipeline put-approval-result",
            "codepipeline enable-stage-transition",
            "codepipeline disable-stage-transition",
            "codepipeline list-pipeline-executions",
            "codepipeline rollback-stage",
            "cloudwatch describe-alarms",
            "stepfunctions list-executions",
            "stepfunctions stop-execution",
            "sqs receive-message",
            "sqs delete-message",
            "lambda invoke");
  }

  @Test
  void everyFileThatIsNamedIsThere() {
    assertThat(NamedFiles.missing(RUNBOOK)).isEmpty();
    assertThat(NamedFiles.missing("docs/permissions.md")).isEmpty();
  }
}
