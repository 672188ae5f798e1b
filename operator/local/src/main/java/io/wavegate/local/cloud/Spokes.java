package io.wavegate.local.cloud;

import io.wavegate.core.port.Alarms;
import io.wavegate.core.port.TimeSource;
import io.wavegate.handlers.Clients;
import io.wavegate.handlers.Settings;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.integration.Integrations;
import io.wavegate.local.integration.Passage;
import io.wavegate.local.store.MemoryItemStore;
import io.wavegate.local.template.SpokeTemplate;
import io.wavegate.local.template.SpokeTemplate.Spoke;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.codebuild.CodeBuildStandIn;
import io.wavegate.standins.eventbridge.Delivery;
import io.wavegate.standins.eventbridge.EventBridgeStandIn;
import io.wavegate.standins.eventbridge.Target;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.StandInHttpClient;
import io.wavegate.standins.lambda.LambdaStandIn;
import io.wavegate.standins.sts.Role;
import io.wavegate.standins.sts.StsStandIn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The accounts and Regions that are deployed to beside the hub's: CloudWatch, and what the shipped
 * {@code spoke.yaml} puts beside it: the rule that forwards its events, the roles that let the hub
 * in, and the machines that pull levers.
 */
public final class Spokes {
  /** What the hub and its spokes have agreed upon. */
  private static final String EXTERNAL_ID = "a-word-between-us";

  private final Hub hub;
  private final Map<Place, Opened> opened = new LinkedHashMap<>();

  private record Opened(CloudWatchStandIn cloudWatch, DeployServices deploying, SpokeHost host) {}

  /**
   * What they belong to.
   *
   * @param tasks what stands around each call that a task of a state machine makes
   */
  record Hub(
      Place place,
      Scheduler scheduler,
      EventBridgeStandIn events,
      StsStandIn sts,
      Directory directory,
      Passage tasks) {}

  private Spokes(Hub hub) {
    this.hub = hub;
  }

  /**
   * Those that a cloud is made with, with no alarms in them yet.
   *
   * @throws IOException if the shipped template cannot be read
   */
  static Spokes of(Hub hub, LocalCloud.Parts parts, String stack) throws IOException {
    Spokes spokes = new Spokes(hub);
    if (!parts.spokes().isEmpty()) {
      SpokeTemplate shipped = SpokeTemplate.read(parts.home(), stack);
      parts.spokes().forEach(place -> spokes.open(place, shipped));
    }
    return spokes;
  }

  /** What the hub's functions are told of them. */
  Map<String, String> environment(String stack) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("WAVEGATE_STACK", stack);
    variables.put("WAVEGATE_SPOKE_ACCOUNTS", String.join(",", accounts()));
    variables.put("WAVEGATE_EXTERNAL_ID", EXTERNAL_ID);
    return variables;
  }

  private void open(Place place, SpokeTemplate template) {
    Spoke spoke = template.in(place.account(), place.region());
    SpokeHost host = new SpokeHost(hub.scheduler(), place.account() + "/" + place.region());
    EventBridgeStandIn events =
        new EventBridgeStandIn(host, place.account(), place.region(), Delivery.FAITHFUL);
    String bus = EventBridgeStandIn.DEFAULT_BUS;
    events.putRule(bus, "AlarmChange", spoke.pattern());
    hub.events().createBus(spoke.bus());
    events.putTarget(bus, "AlarmChange", Target.bus("hub", hub.events(), spoke.bus()));
    EventSink heard =
        event -> {
          if (host.isFurnished()) {
            events.emit(event);
          }
        };
    CloudWatchStandIn cloudWatch =
        new CloudWatchStandIn(host, place.account(), place.region(), heard);
    hub.directory().table(place.account(), place.region(), cloudWatch);
    spoke.roles().forEach(role -> trust(place, role));
    DeployServices deploying = new DeployServices(host, place, heard, hub.directory());
    StepFunctions machines =
        new StepFunctions(place, hub.scheduler(), host, tasks(place, host, heard), heard);
    spoke.machines().forEach(machines::create);
    hub.directory().table(place.account(), place.region(), machines.table());
    opened.put(place, new Opened(cloudWatch, deploying, host));
  }

  private void trust(Place place, String role) {
    hub.sts()
        .putRole(
            new Role(
                "arn:aws:iam::" + place.account() + ":role/" + role,
                Set.of("arn:aws:iam::" + hub.place().account() + ":root"),
                Optional.of(EXTERNAL_ID)));
  }

  /** The machines of spoke.yaml call neither functions nor builds. */
  private Integrations tasks(Place place, SpokeHost host, EventSink heard) {
    return new Integrations(
        new Integrations.Reach(
            hub.directory(),
            new LambdaStandIn(host),
            new CodeBuildStandIn(host, place.account(), place.region(), heard),
            new Caller(
                place.account(),
                place.region(),
                "arn:aws:sts::" + place.account() + ":assumed-role/lever-machines/lever-machines"),
            hub.tasks(),
            host::uuid));
  }

  /** Where they are. */
  public List<Place> places() {
    return List.copyOf(opened.keySet());
  }

  /** The accounts of all of them. */
  List<String> accounts() {
    return opened.keySet().stream().map(Place::account).distinct().toList();
  }

  /** CloudWatch in one of them. */
  public Optional<CloudWatchStandIn> cloudWatch(Place place) {
    return Optional.ofNullable(opened.get(place)).map(Opened::cloudWatch);
  }

  /** What deploys in one of them. */
  public Optional<DeployServices> deploying(Place place) {
    return Optional.ofNullable(opened.get(place)).map(Opened::deploying);
  }

  /** What somebody sees who only looks on. */
  public Ports onlooking(Ports usual) {
    Map<io.wavegate.core.model.Place, Alarms> elsewhere = new LinkedHashMap<>();
    for (Place place : opened.keySet()) {
      if (!place.account().equals(hub.place().account())) {
        elsewhere.put(
            new io.wavegate.core.model.Place(place.account(), place.region()),
            seen(place, usual.time()));
      }
    }
    return new Ports(
        usual.time(),
        usual.pipelines(),
        new OnlookerAlarms(usual.alarms(), elsewhere, usual.time()),
        usual.traffic(),
        usual.workflows(),
        usual.pager(),
        usual.sites(),
        usual.policySource(),
        usual.calendars(),
        usual.budgets(),
        new OnlookerLevers(usual.time()),
        usual.parameters(),
        usual.metrics(),
        usual.entropy());
  }

  /** An account's own alarms, read as if Wavegate were installed there. */
  private Alarms seen(Place place, TimeSource time) {
    Settings there =
        Settings.from(
            Map.of(
                "WAVEGATE_ACCOUNT",
                place.account(),
                "AWS_REGION",
                place.region(),
                "WAVEGATE_TABLE",
                "none",
                "WAVEGATE_TOPIC_ARN",
                "none"));
    Wiring.Sources sources = new Wiring.Sources(time, byte[]::new);
    return Wiring.over(there, onlooker(place), sources, new MemoryItemStore(), new Silence())
        .ports()
        .alarms();
  }

  private Clients onlooker(Place place) {
    String key = "ONLOOKER" + place.account();
    hub.directory().caller(key, new Caller(place.account(), place.region(), "onlooker"));
    return new Clients(
        new StandInHttpClient(
            hub.directory(), CallInterceptor.NONE, () -> key, hub.scheduler()::now),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key)),
        Region.of(place.region()),
        false);
  }

  /** Their alarms are there. */
  public void furnished() {
    opened.values().forEach(spoke -> spoke.host().furnished());
  }
}
