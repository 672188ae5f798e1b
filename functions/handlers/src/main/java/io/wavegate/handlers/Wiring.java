package io.wavegate.handlers;

import io.wavegate.core.port.Entropy;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.TimeSource;
import io.wavegate.handlers.aws.AwsBudgets;
import io.wavegate.handlers.aws.AwsCalendars;
import io.wavegate.handlers.aws.AwsMetrics;
import io.wavegate.handlers.aws.AwsPipelines;
import io.wavegate.handlers.aws.AwsWorkflows;
import io.wavegate.handlers.aws.CloudWatchPlaces;
import io.wavegate.handlers.aws.HttpSites;
import io.wavegate.handlers.aws.ParameterPolicies;
import io.wavegate.handlers.aws.PlacedAlarms;
import io.wavegate.handlers.aws.PlacedLevers;
import io.wavegate.handlers.aws.PlacedTraffic;
import io.wavegate.handlers.aws.SnsPager;
import io.wavegate.handlers.aws.SpokeRoles;
import io.wavegate.handlers.aws.SsmParameters;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.DynamoItemStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Puts a function together: the only place that knows which adapter stands behind which port.
 *
 * @param settings what the environment says
 * @param ports all that is outside
 * @param books all repositories
 * @param telemetry what handlers tell about themselves
 */
public record Wiring(Settings settings, Ports ports, Books books, Telemetry telemetry) {
  /** What is new each time that it is asked for. */
  public record Sources(TimeSource time, Entropy entropy) {}

  /** Over given clients, sources and a store: the same adapters in AWS and on one machine. */
  public static Wiring over(
      Settings settings, Clients clients, Sources sources, ItemStore store, Telemetry telemetry) {
    TimeSource time = sources.time();
    CloudWatchPlaces places = places(settings, clients, time);
    Ports ports =
        new Ports(
            time,
            new AwsPipelines(clients.pipelineReads(), clients.pipelineMutations(), time),
            new PlacedAlarms(places, time),
            new PlacedTraffic(places, time),
            new AwsWorkflows(
                clients.stepFunctions(),
                new AwsWorkflows.Machines(settings.waveGateArn(), settings.rollbackArn()),
                time),
            new SnsPager(clients.sns(), settings.topicArn(), time),
            new HttpSites(timeout -> clients.sites(timeout, time), time),
            new ParameterPolicies(clients::systemsManager, time),
            new AwsCalendars(clients::systemsManager, time),
            new AwsBudgets(clients.cloudWatch(time), time),
            new PlacedLevers(settings.place(), settings.spokes(), clients.levers(), time),
            new SsmParameters(clients::systemsManager, time),
            new AwsMetrics(clients.cloudWatch(time), time),
            sources.entropy());
    return new Wiring(settings, ports, Books.on(store), telemetry);
  }

  private static CloudWatchPlaces places(Settings settings, Clients clients, TimeSource time) {
    return new CloudWatchPlaces(
        settings.place(),
        (region, credentials) -> clients.elsewhere(region, credentials).cloudWatch(time),
        new SpokeRoles(settings.spokes(), SpokeRoles.Use.READ, clients::securityTokens, time),
        time);
  }

  /** In a deployed function. */
  public static Wiring ofEnvironment() {
    Settings settings = Settings.from(System.getenv());
    Clients clients =
        new Clients(
            UrlConnectionHttpClient.create(),
            DefaultCredentialsProvider.builder().build(),
            Region.of(settings.region()),
            true);
    ItemStore store = new DynamoItemStore(clients.dynamoDb(Optional.empty()), settings.table());
    Sources sources = new Sources(Clock.systemUTC()::instant, Wiring::random);
    return over(settings, clients, sources, store, new PowertoolsTelemetry());
  }

  /** Made anew each time: what starts from one snapshot must not draw the same. */
  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
