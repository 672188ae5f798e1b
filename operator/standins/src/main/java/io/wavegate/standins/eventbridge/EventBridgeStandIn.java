package io.wavegate.standins.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Event buses of one account and Region. Services emit to the default bus; callers reach it by
 * PutEvents. Each match of a rule becomes one delivery per target, handed to {@link Delivery} a
 * second later.
 */
public final class EventBridgeStandIn implements ServiceTable, EventSink {
  /** The bus on which services emit. */
  public static final String DEFAULT_BUS = "default";

  private static final Duration DELAY = Duration.ofSeconds(1);

  private final World world;
  private final String accountId;
  private final String region;
  private final Delivery delivery;
  private final Map<String, Bus> buses = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region with the default bus and no rules. */
  public EventBridgeStandIn(World world, String accountId, String region, Delivery delivery) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.delivery = delivery;
    buses.put(DEFAULT_BUS, new Bus());
    this.table =
        new OperationTable("events", "ValidationException")
            .with("PutEvents", new PutEvents(world, this)::answer);
  }

  /** Creates an event bus. */
  public void createBus(String name) {
    buses.putIfAbsent(name, new Bus());
  }

  /**
   * Adds or replaces a rule; the targets of a replaced rule stay.
   *
   * @param pattern an event pattern in JSON
   * @throws IllegalArgumentException if the pattern is none, or the bus does not exist
   */
  public void putRule(String bus, String name, String pattern) {
    bus(bus).putRule(name, pattern);
  }

  /** Adds a target to a rule, or replaces the one with the same id. */
  public void putTarget(String bus, String rule, Target target) {
    bus(bus).putTarget(rule, target);
  }

  /** Enables or disables a rule. */
  public void enable(String bus, String rule, boolean enabled) {
    bus(bus).enable(rule, enabled);
  }

  /**
   * A scheduled rule, {@code rate(...)}; it fires first one period from now, and until it is
   * cancelled. It never ends by itself.
   */
  public Cancellation schedule(String rule, Duration rate, Target target) {
    return new Schedule(rule, rate, target).start();
  }

  /** Puts an event on the default bus, as an AWS service does. */
  @Override
  public void emit(ObjectNode event) {
    emit(DEFAULT_BUS, event);
  }

  /** Puts an event on a bus, as an AWS service or another account's rule does. */
  public void emit(String bus, ObjectNode event) {
    ObjectNode kept = event.deepCopy();
    for (Bus.Rule rule : bus(bus).matching(kept)) {
      for (Target target : rule.targets()) {
        deliver(new Attempt(bus, rule.name(), target, kept));
      }
    }
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private void deliver(Attempt attempt) {
    String label = "events %s -> %s".formatted(attempt.rule(), attempt.target().id());
    world.at(world.now().plus(DELAY), label, () -> delivery.deliver(attempt));
  }

  private Bus bus(String name) {
    Bus bus = buses.get(bareName(name));
    if (bus == null) {
      throw new IllegalArgumentException("no bus %s, there are %s".formatted(name, buses.keySet()));
    }
    return bus;
  }

  boolean has(String bus) {
    return buses.containsKey(bareName(bus));
  }

  private static String bareName(String bus) {
    return bus.substring(bus.lastIndexOf('/') + 1);
  }

  /** An event without resources and detail. */
  ObjectNode envelope(String detailType, String source, Instant time, String account) {
    return Json.object()
        .put("version", "0")
        .put("id", world.uuid())
        .put("detail-type", detailType)
        .put("source", source)
        .put("account", account)
        .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", region);
  }

  /** A rule that fires again and again. */
  private final class Schedule {
    private final String rule;
    private final Duration rate;
    private final Target target;
    private Cancellation pending = () -> {};

    Schedule(String rule, Duration rate, Target target) {
      this.rule = rule;
      this.rate = rate;
      this.target = target;
    }

    Cancellation start() {
      next();
      return () -> pending.cancel();
    }

    private void next() {
      pending = world.at(world.now().plus(rate), "events schedule " + rule, this::fire);
    }

    private void fire() {
      next();
      ObjectNode event = envelope("Scheduled Event", "aws.events", world.now(), accountId);
      event
          .putArray("resources")
          .add("arn:aws:events:%s:%s:rule/%s".formatted(region, accountId, rule));
      event.set("detail", Json.object());
      delivery.deliver(new Attempt(DEFAULT_BUS, rule, target, event));
    }
  }
}
