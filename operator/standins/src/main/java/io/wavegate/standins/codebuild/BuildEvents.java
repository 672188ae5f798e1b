package io.wavegate.standins.codebuild;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.World;
import java.time.temporal.ChronoUnit;

/** Tells EventBridge of builds that begin and end (user guide, Build notifications reference). */
final class BuildEvents {
  private final World world;
  private final String accountId;
  private final String region;
  private final EventSink events;

  BuildEvents(World world, String accountId, String region, EventSink events) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.events = events;
  }

  void tell(Build build) {
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", world.uuid())
            .put("detail-type", "CodeBuild Build State Change")
            .put("source", "aws.codebuild")
            .put("account", accountId)
            .put("time", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region);
    event.putArray("resources").add(build.facts().arn());
    ObjectNode detail =
        event
            .putObject("detail")
            .put("build-status", build.status())
            .put("project-name", build.facts().project())
            .put("build-id", build.facts().arn());
    detail
        .putObject("additional-information")
        .put("build-complete", build.isOver())
        .put("initiator", build.facts().initiator())
        .set("phases", build.document().path("phases"));
    detail.put("current-phase", build.phase().name()).put("version", "1");
    events.emit(event);
  }
}
