package io.wavegate.checks.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.checks.Repository;
import io.wavegate.checks.artefact.FunctionProcess.Run;
import io.wavegate.checks.artefact.Steps.Step;
import io.wavegate.checks.store.LocalDynamo;
import io.wavegate.checks.store.TemplateTable;
import io.wavegate.local.template.Template;
import io.wavegate.standins.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The zip that is deployed, function by function, each a process of its own behind Lambda's Runtime
 * Interface Client, with the template's environment, AWS's services behind one socket and the table
 * behind another. Together the processes judge and pass a gate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArtefactTest {
  private static final String SAMPLE_EXECUTION = "98ba684c-bcac-472a-bab1-0bb3d7cfaf80";
  private static final String SAMPLE_JOB = "11111111-abcd-1111-abcd-111111abcdef";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private Template template;
  private ReleaseUnderWay release;

  @BeforeAll
  void runEveryFunction(@TempDir Path folder) throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && LocalDynamo.isAtHome(),
        "the Runtime Interface Client and DynamoDB Local have libraries for Linux on amd64 only");
    assumeTrue(
        Files.exists(Artefact.zip()),
        Artefact.zip() + " is not built: it is from the phase package on");
    template = Template.read(Repository.root(), "111122223333", "eu-west-1", "wavegate");
    release = kept(new ReleaseUnderWay());
    Map<String, String> environment = environment();
    FunctionProcess functions =
        new FunctionProcess(
            Artefact.unpack(Files.createDirectory(folder.resolve("task"))),
            Files.createDirectory(folder.resolve("logs")),
            folder.resolve("classes.jsa"));
    for (Step step : Steps.ALL) {
      runs.put(
          step.function(), functions.invoke(handler(step.function()), event(step), environment));
    }
  }

  private <T extends AutoCloseable> T kept(T opened) {
    open.add(opened);
    return opened;
  }

  private Map<String, String> environment() throws Exception {
    LocalDynamo dynamo = LocalDynamo.start();
    open.add(dynamo::stop);
    ServiceEndpoint services = kept(new ServiceEndpoint(release.dispatcher(), release::catchUp));
    Map<String, String> environment = new LinkedHashMap<>(template.environment());
    environment.put("AWS_ENDPOINT_URL", services.uri().toString());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    TemplateTable.create(dynamo.client(), environment.getOrDefault("WAVEGATE_TABLE", ""));
    return environment;
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private String handler(String function) {
    return template.functions().stream()
        .filter(f -> f.name().equals("wavegate-" + function))
        .map(Template.Function::handlerClass)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the template has no function " + function));
  }

  /** The sample, with the identifiers of this release and of its first gate. */
  private String event(Step step) {
    return Repository.text("events/%s/%s.json".formatted(step.function(), step.sample()))
        .replace(SAMPLE_EXECUTION, release.execution())
        .replace(SAMPLE_JOB, release.job())
        .replace("Prod-Wave-1", "Prod-OneBox")
        .replace("one-region/promotion", "one-box/entry")
        .replace("one-region", "one-box");
  }

  private Run run(Step step) {
    Run run = runs.get(step.function());
    if (run == null) {
      throw new AssertionError(step.function() + " was not run");
    }
    return run;
  }

  @Test
  void everyFunctionOfTheTemplateIsRunWithASample() {
    assertThat(Steps.ALL.stream().map(step -> "wavegate-" + step.function()))
        .containsExactlyInAnyOrderElementsOf(
            template.functions().stream().map(Template.Function::name).toList());
  }

  @Test
  void everyFunctionBootsAndDoesWhatItMustWithItsEvent() {
    for (Step step : Steps.ALL) {
      Run run = run(step);
      switch (run.answer()) {
        case Answer.Returned(String json) -> {
          assertThat(step.returns()).as("%s returned %s", step, json).isTrue();
          assertThat(json).as(step.function()).contains(step.said());
        }
        case Answer.Threw(String json) -> {
          assertThat(step.returns()).as("%s threw %s", step, json).isFalse();
          assertThat(Json.parse(json).path("errorMessage").asText())
              .as(step.function())
              .contains(step.said());
        }
        case Answer.NotStarted(String json) ->
            throw new AssertionError(step.function() + " did not come up: " + json);
      }
    }
  }

  @Test
  void theGateThatTheyJudgedHasLetThePipelineGoOn() {
    assertThat(release.entryGateStatus()).isEqualTo("Succeeded");
    assertThat(release.approvalToken()).isNotEmpty();
  }

  private List<JsonNode> lines(Step step) {
    return run(step).out().stream().map(Json::parse).toList();
  }

  /** What a function says itself: not its metrics, not what the client reports of an error. */
  private List<JsonNode> said(Step step) {
    return lines(step).stream().filter(line -> line.path("level").asText().equals("INFO")).toList();
  }

  @Test
  void everyLineIsOneJsonDocumentOfUsOrAnErrorOrAMetric() {
    for (Step step : Steps.ALL) {
      assertThat(lines(step))
          .as(step.function())
          .isNotEmpty()
          .allMatch(JsonNode::isObject)
          .allMatch(line -> line.has("handler") || line.has("_aws") || isError(line));
    }
  }

  private static boolean isError(JsonNode line) {
    return line.path("level").asText().equals("ERROR");
  }

  @Test
  void linesNameTheRelease() {
    for (Step step : Steps.ALL) {
      if (step.told()) {
        assertThat(said(step))
            .as(step.function())
            .isNotEmpty()
            .allMatch(line -> line.path("correlation_id").asText().equals(release.execution()));
      }
    }
  }

  @Test
  void linesNameTheFunctionTheInvocationAndTheStack() {
    List<Step> speaking = Steps.ALL.stream().filter(step -> !said(step).isEmpty()).toList();

    assertThat(speaking).hasSizeGreaterThan(10);
    for (Step step : speaking) {
      String name = handler(step.function()).replaceAll(".*\\.", "");
      for (JsonNode line : said(step)) {
        assertThat(line.path("function_name").asText()).as("%s", line).isEqualTo(name);
        assertThat(line.path("function_arn").asText()).endsWith(":function:" + name);
        assertThat(line.path("function_request_id").asText()).isEqualTo(RuntimeApi.REQUEST);
        assertThat(line.path("service").asText()).isEqualTo("wavegate");
        assertThat(line.path("cold_start").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void linesOfEventsThatAreNoReleasesNameTheEvent() {
    List<Step> ofEvents =
        Steps.ALL.stream()
            .filter(step -> List.of("alarm-change", "policy-change").contains(step.function()))
            .toList();

    assertThat(ofEvents).hasSize(2);
    for (Step step : ofEvents) {
      assertThat(said(step))
          .as(step.function())
          .isNotEmpty()
          .extracting(line -> line.path("correlation_id").asText())
          .containsOnly(Json.parse(event(step)).path("id").asText("none"));
    }
  }

  @Test
  void anErrorThatIsThrownIsOneJsonDocumentWithItsInvocation() {
    for (Step step : Steps.ALL) {
      List<JsonNode> errors = lines(step).stream().filter(ArtefactTest::isError).toList();
      if (step.returns()) {
        assertThat(errors).as(step.function()).isEmpty();
      } else {
        assertThat(errors).as(step.function()).hasSize(1);
        assertThat(errors.getFirst().path("message").asText()).contains(step.said());
        assertThat(errors.getFirst().path("AWSRequestId").asText()).isEqualTo(RuntimeApi.REQUEST);
      }
    }
  }

  @Test
  void noLineCarriesASecretOfTheEventOrOfTheFunction() throws IOException {
    List<String> secrets =
        List.of(
            release.job(),
            release.approvalToken(),
            "EXAMPLE-NOT-A-KEY",
            "EXAMPLE-NOT-A-SECRET",
            "EXAMPLE-NOT-A-TOKEN",
            "EXAMPLE-NOT-A-TASK-TOKEN",
            "EXAMPLE-ROLE-SECRET",
            "EXAMPLE-ROLE-TOKEN");
    assertThat(secrets).doesNotContain("");
    for (Step step : Steps.ALL) {
      Run run = run(step);
      String all = String.join("\n", run.out()) + run.err() + run.answer();
      assertThat(secrets).as(step.function()).noneMatch(all::contains);
    }
  }
}
