package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.port.ItemStore;
import io.wavegate.engine.Engine;
import io.wavegate.handlers.Clients;
import io.wavegate.handlers.Settings;
import io.wavegate.handlers.Wiring;
import io.wavegate.local.integration.Integrations;
import io.wavegate.local.integration.Passage;
import io.wavegate.local.store.ParkingItemStore;
import io.wavegate.local.template.Template;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.codepipeline.ActionProvider;
import io.wavegate.standins.codepipeline.CodePipelineStandIn;
import io.wavegate.standins.eventbridge.EventBridgeStandIn;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.StandInHttpClient;
import io.wavegate.standins.lambda.LambdaStandIn;
import io.wavegate.standins.sns.SnsStandIn;
import io.wavegate.standins.ssm.ParameterStoreStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * One account and Region on one machine: the stand-ins, the engine with the shipped state machines,
 * and the shipped handlers behind real SDK clients, put together as the shipped template says.
 */
public final class LocalCloud {
  private static final String STACK = "wavegate";
  private static final String LOOKING_ON = "00000000-0000-0000-0000-000000000000";

  private final Place place;
  private final Scheduler scheduler;
  private final Faults faults;
  private final Template template;
  private final EventBridgeStandIn events;
  private final LambdaStandIn lambda;
  private final SnsStandIn sns;
  private final CloudWatchStandIn cloudWatch;
  private final CodePipelineStandIn pipelines;
  private final ParameterStoreStandIn parameters;
  private final OperateApi api;
  private final FurtherServices further;
  private final Spokes spokes;
  private final StepFunctions machines;
  private final EffectLog effects;
  private final Seams seams;
  private final Wiring wiring;
  private final List<Consumer<ObjectNode>> onEvent = new ArrayList<>();

  /** Where everything is. */
  public record Place(String account, String region) {}

  /**
   * What a cloud is made of.
   *
   * @param home the folder with the shipped template
   * @param store the store, without parking
   * @param provider plays the deploy actions
   * @param spokes the accounts and Regions beside the place that are deployed to
   */
  public record Parts(
      Path home,
      Place place,
      Scheduler scheduler,
      ItemStore store,
      ActionProvider provider,
      List<Place> spokes) {
    /** Copies the list. */
    public Parts {
      spokes = List.copyOf(spokes);
    }

    /** All in one account and Region. */
    public Parts(
        Path home, Place place, Scheduler scheduler, ItemStore store, ActionProvider provider) {
      this(home, place, scheduler, store, provider, List.of());
    }
  }

  /**
   * Puts it together; no function is invoked by events yet.
   *
   * @throws IOException if the template or a definition cannot be read
   */
  public LocalCloud(Parts parts, Directory directory) throws IOException {
    this(parts, directory, template(parts.home(), parts.place()), Seams.NONE);
  }

  /** The same of a template that was read before, with somebody at its seams. */
  public LocalCloud(Parts parts, Directory directory, Template template, Seams seams)
      throws IOException {
    this.place = parts.place();
    this.scheduler = parts.scheduler();
    this.template = template;
    this.seams = seams;
    CloudHost host = new CloudHost(scheduler);
    this.lambda = new LambdaStandIn(host);
    this.faults = new Faults(scheduler);
    this.effects = new EffectLog(scheduler::now);
    this.events =
        new EventBridgeStandIn(host, place.account(), place.region(), seams.delivery(faults));
    this.sns = new SnsStandIn(host, place.account(), place.region());
    this.cloudWatch = new CloudWatchStandIn(host, place.account(), place.region(), this::emit);
    this.further = new FurtherServices(host, place, this::emit, directory);
    this.pipelines =
        new CodePipelineStandIn(
            place.account(),
            place.region(),
            new CodePipelineStandIn.Surroundings(
                host, this::emit, lambda, parts.provider(), further.objects()));
    this.parameters = new ParameterStoreStandIn(host, place.account(), place.region(), this::emit);
    this.api = new OperateApi(lambda, place, scheduler);
    Passage tasks = seams.tasks(effects.noting(faults::through));
    this.machines =
        new StepFunctions(place, scheduler, host, integrations(directory, tasks), this::emit);
    directory
        .table(place.account(), place.region(), pipelines)
        .table(place.account(), place.region(), cloudWatch)
        .table(place.account(), place.region(), sns)
        .table(place.account(), place.region(), further.with(parameters))
        .table(place.account(), place.region(), events)
        .table(place.account(), place.region(), further.with(lambda))
        .table(place.account(), place.region(), machines.table());
    this.spokes =
        Spokes.of(
            new Spokes.Hub(place, scheduler, events, further.sts(), directory, tasks),
            parts,
            STACK);
    this.wiring = wire(parts.store(), directory);
    template.machines().forEach(machines::create);
    sns.createTopic(settings().topicArn().substring(settings().topicArn().lastIndexOf(':') + 1));
  }

  private Integrations integrations(Directory directory, Passage tasks) {
    return new Integrations(
        new Integrations.Reach(
            directory, lambda, further.builds(), person("state-machines"), tasks, scheduler::uuid));
  }

  /**
   * Reads the shipped template.
   *
   * @throws IOException if it cannot be read
   */
  public static Template template(Path home, Place place) throws IOException {
    return Template.read(home, place.account(), place.region(), STACK);
  }

  private Wiring wire(ItemStore store, Directory directory) {
    CallInterceptor parking =
        (call, proceed) -> {
          scheduler.park();
          try {
            var answer = faults.around(call, () -> effects.noted(call, proceed.run()));
            scheduler.pass(answer.latency());
            return answer;
          } catch (ServiceError refused) {
            effects.refused(call);
            throw refused;
          }
        };
    Clients clients =
        new Clients(
            new StandInHttpClient(directory, seams.calls(parking), this::requestId, scheduler::now),
            // Nobody checks a signature here, and signing is a good part of what a call costs.
            AnonymousCredentialsProvider.create(),
            Region.of(place.region()),
            false);
    return Wiring.over(
        settings(),
        clients,
        new Wiring.Sources(seams.clock(scheduler::now), scheduler::bytes),
        new ParkingItemStore(store, scheduler, faults::isStoreDown),
        seams.telemetry(new Silence()));
  }

  /** Who only looks on draws no identifier: a run is the same however often it is looked at. */
  private String requestId() {
    return scheduler.isInvocation() ? scheduler.uuid() : LOOKING_ON;
  }

  private Settings settings() {
    Map<String, String> environment = new LinkedHashMap<>(template.environment());
    environment.put("AWS_REGION", place.region());
    environment.putAll(spokes.environment(STACK));
    return Settings.from(environment);
  }

  /** Puts the handlers behind their function names, rules and schedules, as a deployment does. */
  public void install() {
    new Installation(this, template, new HandlerFunction.Stage(scheduler, seams)).install();
  }

  private void emit(ObjectNode event) {
    onEvent.forEach(listener -> listener.accept(event));
    events.emit(event);
  }

  /** Tells of each event as a service emits it, before it is delivered. */
  public void listen(Consumer<ObjectNode> listener) {
    onEvent.add(listener);
  }

  /** A person or role of this account, who calls here. */
  public Caller person(String name) {
    return new Caller(
        place.account(),
        place.region(),
        "arn:aws:sts::" + place.account() + ":assumed-role/" + name + "/" + name);
  }

  /** What goes wrong between the handlers and the services. */
  public Faults faults() {
    return faults;
  }

  /** The accounts and Regions beside this one that are deployed to. */
  public Spokes spokes() {
    return spokes;
  }

  /** CodePipeline. */
  public CodePipelineStandIn pipelines() {
    return pipelines;
  }

  /** CloudWatch. */
  public CloudWatchStandIn cloudWatch() {
    return cloudWatch;
  }

  /** Lambda. */
  public LambdaStandIn lambda() {
    return lambda;
  }

  /** Parameter Store, where a service's policy is put. */
  public ParameterStoreStandIn parameters() {
    return parameters;
  }

  /** The HTTP API that people ask things over. */
  public OperateApi api() {
    return api;
  }

  /** EventBridge. */
  public EventBridgeStandIn eventBridge() {
    return events;
  }

  /** The services beside these, Systems Manager's calendars among them. */
  public FurtherServices further() {
    return further;
  }

  /** SNS. */
  public SnsStandIn sns() {
    return sns;
  }

  /** Step Functions. */
  public Engine engine() {
    return machines.engine();
  }

  /** What was done to the services through the SDK. */
  public EffectLog effects() {
    return effects;
  }

  /** The handlers' wiring, whose books a report is made from. */
  public Wiring wiring() {
    return wiring;
  }

  /** Where it is. */
  public Place place() {
    return place;
  }
}
