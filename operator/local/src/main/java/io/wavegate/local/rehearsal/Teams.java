package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.World;
import io.wavegate.local.scenario.World.Team;
import io.wavegate.local.scenario.World.TeamAnswer;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.eventbridge.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Teams that are asked for tests on their bus or their queue, and answer over the HTTP API. */
final class Teams {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE = "tests-that-wavegate-asks";
  private static final String PATTERN = "{\"source\":[\"wavegate\"]}";

  private final World world;
  private final LocalCloud cloud;
  private final Scheduler scheduler;
  private final Map<String, TeamAnswer> answers = new LinkedHashMap<>();

  Teams(World world, LocalCloud cloud, Scheduler scheduler) {
    this.world = world;
    this.cloud = cloud;
    this.scheduler = scheduler;
  }

  /**
   * Puts all of the world's there.
   *
   * @throws IllegalArgumentException if SQS refuses a queue, or makes it under another URL
   */
  void furnish() {
    for (Team team : world.teams()) {
      answers.put(team.asked(), team.how());
      if (team.hasQueue()) {
        queue(team.asked());
      } else {
        bus(team.asked());
      }
    }
  }

  private void bus(String bus) {
    cloud.eventBridge().createBus(bus);
    cloud.eventBridge().putRule(bus, RULE, PATTERN);
    Target target = new Target("team", event -> asked(bus, event.path("detail")));
    cloud.eventBridge().putTarget(bus, RULE, target);
  }

  private void queue(String url) {
    String name = url.substring(url.lastIndexOf('/') + 1);
    JsonNode made;
    try {
      made =
          cloud
              .further()
              .queues()
              .call(
                  "CreateQueue",
                  JSON.createObjectNode().put("QueueName", name),
                  cloud.person("team"));
    } catch (ServiceError e) {
      throw new IllegalArgumentException("queue " + url + " of the world: " + e.message(), e);
    }
    if (!made.path("QueueUrl").asText().equals(url)) {
      throw new IllegalArgumentException(
          "queue " + url + " of the world would be " + made.path("QueueUrl").asText());
    }
    cloud.further().queues().consume(name, body -> asked(url, parsed(body)));
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message holds no JSON: " + body, e);
    }
  }

  /** It answers otherwise from now on, whatever it is asked from now on. */
  void change(Deed.TeamAnswers change) {
    answers.put(change.asked(), change.how());
  }

  private void asked(String team, JsonNode question) {
    TeamAnswer how = Objects.requireNonNull(answers.get(team));
    String path = "/callbacks/" + question.path("reference").asText();
    how.alive().ifPresent(every -> alive(path, how, every, every));
    if (!how.status().isEmpty()) {
      ObjectNode answer = JSON.createObjectNode().put("status", how.status());
      answer.put("summary", how.says());
      how.about().ifPresent(revision -> answer.put("revision", revision));
      after(how.takes(), () -> post(path, answer.toString(), () -> {}));
    }
  }

  /** Until it has answered, or is told that nobody waits any more. */
  private void alive(String path, TeamAnswer how, Duration every, Duration since) {
    boolean works = how.status().isEmpty() || since.compareTo(how.takes()) < 0;
    if (works) {
      after(
          every,
          () -> post(path + "/heartbeat", "{}", () -> alive(path, how, every, since.plus(every))));
    }
  }

  private void after(Duration time, Runnable act) {
    scheduler.at(scheduler.now().plus(time), "team", act);
  }

  /** Who is refused can only log it. */
  private void post(String path, String body, Runnable taken) {
    cloud
        .api()
        .post(
            path,
            body,
            cloud.person("team").principalArn(),
            response -> {
              if (response.isDone()) {
                taken.run();
              }
            });
  }
}
