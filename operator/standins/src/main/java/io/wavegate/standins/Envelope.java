package io.wavegate.standins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The envelope of the events that one service sends to EventBridge from one place. */
public record Envelope(World world, String accountId, String region, String source) {

  /** An event of now. */
  public ObjectNode of(String detailType, List<String> resources, ObjectNode detail) {
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", world.uuid())
            .put("detail-type", detailType)
            .put("source", source)
            .put("account", accountId)
            .put("time", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region);
    resources.forEach(event.putArray("resources")::add);
    event.set("detail", detail);
    return event;
  }
}
