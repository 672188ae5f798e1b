package io.wavegate.local.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is new in the timelines of a pipeline's releases. */
final class Tellings {
  /** Releases that are older have ended, or nobody looks at them. */
  private static final int LATEST = 20;

  private final LocalCloud cloud;
  private final PipelineRef pipeline;
  private final Map<String, Integer> told = new LinkedHashMap<>();

  Tellings(LocalCloud cloud, PipelineRef pipeline) {
    this.cloud = cloud;
    this.pipeline = pipeline;
  }

  /** What is new, release by release, oldest release first. */
  List<Told> news() {
    List<Told> news = new ArrayList<>();
    for (String execution : executions().reversed()) {
      List<TimelineEntry> entries =
          cloud.wiring().books().journal().read(new ReleaseId(pipeline, execution));
      int from = told.getOrDefault(execution, 0);
      entries.subList(from, entries.size()).forEach(e -> news.add(new Told(execution, e)));
      told.put(execution, entries.size());
    }
    return news;
  }

  /** Of the newest release that has a timeline, everything is to be told once more. */
  void tellNewestAgain() {
    told.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey)
        .reduce((older, newer) -> newer)
        .ifPresent(newest -> told.put(newest, 0));
  }

  private List<String> executions() {
    try {
      JsonNode answer =
          cloud
              .pipelines()
              .call(
                  "ListPipelineExecutions",
                  Json.object().put("pipelineName", pipeline.name()).put("maxResults", LATEST),
                  cloud.person("onlooker"));
      List<String> found = new ArrayList<>();
      answer
          .path("pipelineExecutionSummaries")
          .forEach(summary -> found.add(summary.path("pipelineExecutionId").asText()));
      return found;
    } catch (ServiceError e) {
      throw new IllegalStateException("the pipeline is not there: " + e.message(), e);
    }
  }
}
