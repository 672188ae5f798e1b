package io.wavegate.handlers;

import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.TimeSource;
import io.wavegate.handlers.aws.AwsBudgets;
import io.wavegate.handlers.aws.AwsCalendars;
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
import io.wavegate.handlers.flow.Books;
import io.wavegate.handlers.flow.Ports;
import io.wavegate.handlers.store.DynamoItemStore;
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
  /** Over given clients, a clock and a store: the same adapters in AWS and on one machine. */
  public static Wiring over(
      Settings settings, Clients clients, TimeSource time, ItemStore store, Telemetry telemetry) {
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
            new SsmParameters(clients::systemsManager, time));
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
    return over(settings, clients, Clock.systemUTC()::instant, store, new PowertoolsTelemetry());
  }
}
