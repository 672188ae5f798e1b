package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Pipelines;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What CodePipeline lists of the past, page by page. */
class AwsPipelineHistoryTest {
  private final Bench bench = Bench.open();
  private final Pipelines pipelines = bench.wiring().ports().pipelines();

  @Test
  void everyRunOfARetriedActionIsToldTheNewestFirst() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "the basket looks wrong");
    bench.time().settle();
    bench.pipeline().retry("Prod-OneBox", release.execution());
    bench.time().settle();

    assertThat(runs(release))
        .extracting(ActionFacts::status)
        .containsExactly("InProgress", "Failed");
    ActionFacts rejected = runs(release).getLast();
    assertThat(rejected.summary()).isEqualTo("the basket looks wrong");
    assertThat(rejected.updatedBy()).startsWith("arn:aws:sts::");
  }

  @Test
  void theRunsOfAnActionAreReadOverAllPages() {
    Journey release = Journey.baking(bench);
    Rewrites.before(bench, new WithoutTokens(bench.pipeline().service()))
        .answer(
            "ListActionExecutions",
            (input, answer) -> input.has("nextToken") ? answer : emptyPage());

    assertThat(runs(release)).extracting(ActionFacts::status).containsExactly("InProgress");
    assertThat(bench.faults().calls("ListActionExecutions")).hasSize(2);
  }

  private static JsonNode emptyPage() {
    ObjectNode page = JsonNodeFactory.instance.objectNode().put("nextToken", "more");
    page.putArray("actionExecutionDetails");
    return page;
  }

  private List<ActionFacts> runs(Journey release) {
    return switch (pipelines.runs(release.release(), "Prod-OneBox", "PromotionGate")) {
      case Read<List<ActionFacts>> read -> read.value();
      case Unread<List<ActionFacts>> unread -> throw new AssertionError(unread.why());
    };
  }

  @Test
  void whatSucceededInAStageIsToldWithItsRevision() {
    assertThat(pipelines.succeededIn(TestPipeline.REF, "Prod-OneBox", past -> true))
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              List<?> past = (List<?>) read.value();
              assertThat(past)
                  .singleElement()
                  .extracting("revision", "rollback")
                  .containsExactly("1".repeat(40), false);
            });
  }

  /** Rollbacks to the release itself, after which only an execution pages back will do. */
  @Test
  void whatCanBeReturnedToIsFoundPagesBack() {
    String old = target();
    pages(execution -> execution.put("executionType", "STANDARD"));

    var found = succeeded(past -> past.id().equals(old));

    assertThat(found).hasSize(231).last().extracting(PastExecution::id).isEqualTo(old);
    assertThat(bench.faults().calls("ListPipelineExecutions")).hasSize(3);
  }

  @Test
  void noFurtherPageIsReadThanWhatIsFoundOn() {
    pages(execution -> execution.put("executionType", "STANDARD"));

    assertThat(succeeded(past -> true)).hasSize(100);
    assertThat(succeeded(past -> false)).as("to the end").hasSize(231);
  }

  @Test
  void everyExecutionSinceAMomentIsRead() {
    Instant now = bench.time().now();
    pages(execution -> execution.put("startTime", now.getEpochSecond()));

    assertThat(bench.wiring().ports().pipelines().recent(TestPipeline.REF, now))
        .isInstanceOfSatisfying(
            Read.class, read -> assertThat((List<?>) read.value()).hasSize(231));
    assertThat(bench.wiring().ports().pipelines().recent(TestPipeline.REF, now.plusSeconds(1)))
        .isInstanceOfSatisfying(
            Read.class, read -> assertThat((List<?>) read.value()).hasSize(100));
  }

  private List<PastExecution> succeeded(Predicate<PastExecution> found) {
    return switch (pipelines.succeededIn(TestPipeline.REF, "Prod-OneBox", found)) {
      case Read<List<PastExecution>> read -> read.value();
      case Unread<List<PastExecution>> unread -> throw new AssertionError(unread.why());
    };
  }

  /** The service lists 230 executions more than it has, before them. */
  private void pages(Consumer<ObjectNode> each) {
    Rewrites.before(bench, new WithoutTokens(bench.pipeline().service()))
        .answer(
            "ListPipelineExecutions",
            (input, answer) -> page(input.path("nextToken").asInt(0), answer, each));
  }

  /** The service does not know the tokens of pages that it did not make. */
  private record WithoutTokens(ServiceTable table) implements ServiceTable {
    @Override
    public String service() {
      return table.service();
    }

    @Override
    public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
      return table.call(operation, ((ObjectNode) input.deepCopy()).without("nextToken"), caller);
    }
  }

  private static JsonNode page(int from, JsonNode answer, Consumer<ObjectNode> each) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode summaries = page.putArray("pipelineExecutionSummaries");
    for (int i = from; i < Math.min(from + 100, 230); i++) {
      ObjectNode execution = summaries.addObject();
      execution.put("pipelineExecutionId", "e-" + i).put("startTime", 1_772_442_000);
      each.accept(execution);
    }
    if (from + 100 < 230) {
      return page.put("nextToken", Integer.toString(from + 100));
    }
    answer.path("pipelineExecutionSummaries").forEach(summaries::add);
    return page;
  }

  private String target() {
    return bench.pipeline().executions().getFirst().path("pipelineExecutionId").asText();
  }
}
