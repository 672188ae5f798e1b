package io.wavegate.handlers.aws;

import io.wavegate.core.model.Names;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Roles of one use by which Wavegate is let into other accounts. Which there are is what the
 * installation says, and what they are called follows from {@code spoke.yaml}: no event and no
 * policy can name one.
 */
public final class SpokeRoles {
  /** The shortest that STS gives. */
  private static final Duration SESSION = Duration.ofMinutes(15);

  /**
   * A session is used no longer than this, by the clock that it was asked at, so that none ends in
   * the middle of a look.
   */
  private static final Duration USED = Duration.ofMinutes(10);

  private static final int LONGEST_NAME = 64;

  /** Code of a refusal that comes from what the installation says, and from no service. */
  private static final String NOT_INSTALLED = "Wavegate.NotInstalled";

  private final Registry registry;
  private final Use use;
  private final Supplier<StsClient> sts;
  private final TimeSource time;
  private final Calls calls;
  private final Map<Place, Session> sessions = new ConcurrentHashMap<>();
  private @Nullable StsClient made;

  /** What a role is assumed for; whatever it may do one day, a session of ours does only that. */
  public enum Use {
    /** Reads alarms and metrics. */
    READ("read", "reads"),
    /** Looks at what levers are pulled at. */
    LOOK("look", "looks"),
    /** Pulls levers. */
    PULL("rollback", "rollbacks");

    private final String role;
    private final String session;

    Use(String role, String session) {
      this.role = role;
      this.session = session;
    }

    private String policy(Registry registry, Place place) {
      String statement =
          switch (this) {
            case READ ->
                "[\"cloudwatch:DescribeAlarms\",\"cloudwatch:DescribeAlarmHistory\","
                    + "\"cloudwatch:GetMetricData\"],\"Resource\":\"*\"";
            case LOOK -> starting(registry.leverLook(place));
            case PULL -> starting(registry.leverPull(place));
          };
      return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
          + statement
          + "}]}";
    }

    private static String starting(String machine) {
      return "\"states:StartSyncExecution\",\"Resource\":\"" + machine + "\"";
    }
  }

  /**
   * What the installation says.
   *
   * @param stack the name of Wavegate's stack, which begins the names of roles and machines
   * @param accounts those with {@code spoke.yaml}
   * @param externalId what the roles ask for; empty where none is set
   */
  public record Registry(String stack, Set<String> accounts, String externalId) {
    /** Copies the set. */
    public Registry {
      accounts = Set.copyOf(accounts);
    }

    /** The ARN of the machine that looks at levers in a place. */
    String leverLook(Place place) {
      return machine(place, "-lever-look");
    }

    /** The ARN of the machine that pulls levers in a place. */
    String leverPull(Place place) {
      return machine(place, "-lever-pull");
    }

    private String machine(Place place, String end) {
      return "arn:%s:states:%s:%s:stateMachine:%s%s"
          .formatted(partition(place), place.region(), place.account(), stack, end);
    }

    private static String partition(Place place) {
      return PartitionMetadata.of(Region.of(place.region())).id();
    }

    /** It may be written to a log one day. */
    @Override
    public String toString() {
      return "Registry[stack=" + stack + ", accounts=" + accounts + "]";
    }
  }

  private record Session(AwsSessionCredentials credentials, Instant asked) {
    boolean isGood(Instant now) {
      return !now.isBefore(asked) && now.isBefore(asked.plus(USED));
    }
  }

  /**
   * @param sts makes the client when it is needed: many installations read no other account
   */
  public SpokeRoles(Registry registry, Use use, Supplier<StsClient> sts, TimeSource time) {
    this.registry = registry;
    this.use = use;
    this.sts = sts;
    this.time = time;
    this.calls = new Calls(time);
  }

  /** Credentials that are good now for an account and Region; unread where none are given. */
  Reading<AwsCredentialsProvider> credentials(Place place) {
    Optional<String> refusal = refusal(place);
    if (refusal.isPresent()) {
      return new Unread<>(refusal.get(), time.now());
    }
    if (isIn(place)) {
      return new Read<>(provider(place), time.now());
    }
    return switch (calls.readWith(registry.externalId(), () -> assumed(place))) {
      case Read<Session> read -> {
        sessions.put(place, read.value());
        yield new Read<>(provider(place), read.at());
      }
      case Unread<Session> unread -> new Unread<>(notAssumed(place) + unread.why(), unread.at());
    };
  }

  /**
   * Sends an effect as the role. Where that may not be assumed nothing was sent, which is said as
   * the service's refusal; an account that the installation does not know is not asked at all.
   */
  Sent send(Place place, Function<AwsCredentialsProvider, Sent> effect) {
    Optional<String> refusal = refusal(place);
    if (refusal.isPresent()) {
      return new Sent.Refused(NOT_INSTALLED, refusal.get());
    }
    Sent entered =
        isIn(place) ? new Sent.Done("") : calls.sendWith(registry.externalId(), () -> enter(place));
    return switch (entered) {
      case Sent.Done done -> effect.apply(provider(place));
      case Sent.Refused no -> new Sent.Refused(no.code(), notAssumed(place) + no.message());
      case Sent.Unsure lost -> new Sent.Unsure(notAssumed(place) + lost.why());
    };
  }

  private boolean isIn(Place place) {
    Session session = sessions.get(place);
    return session != null && session.isGood(time.now());
  }

  private String enter(Place place) {
    sessions.put(place, assumed(place));
    return "";
  }

  private String notAssumed(Place place) {
    return "role " + role(place) + " was not assumed: ";
  }

  private Optional<String> refusal(Place place) {
    if (!registry.accounts().contains(place.account())) {
      return Optional.of(
          "account "
              + place.account()
              + " is not among the stack's SpokeAccounts: deploy spoke.yaml there, and add it");
    }
    return registry.externalId().isBlank()
        ? Optional.of("the stack has no SpokeExternalId, which the roles of spoke.yaml ask for")
        : Optional.empty();
  }

  /** A client outlives the sessions that it calls by. */
  private AwsCredentialsProvider provider(Place place) {
    return () -> Objects.requireNonNull(sessions.get(place)).credentials();
  }

  private Session assumed(Place place) {
    Instant asked = time.now();
    Credentials given =
        client()
            .assumeRole(
                request ->
                    request
                        .roleArn(arn(place))
                        .roleSessionName(sessionName())
                        .externalId(registry.externalId())
                        .policy(use.policy(registry, place))
                        .durationSeconds((int) SESSION.toSeconds()))
            .credentials();
    return new Session(
        AwsSessionCredentials.create(
            given.accessKeyId(), given.secretAccessKey(), given.sessionToken()),
        asked);
  }

  private StsClient client() {
    StsClient client = made == null ? sts.get() : made;
    made = client;
    return client;
  }

  private String arn(Place place) {
    return "arn:" + Registry.partition(place) + ":iam::" + place.account() + ":role/" + role(place);
  }

  private String role(Place place) {
    return registry.stack() + "-spoke-" + use.role + "-" + place.region();
  }

  /** As CloudTrail shows it in the account that is read. */
  private String sessionName() {
    return Names.fitted(registry.stack() + "-" + use.session, LONGEST_NAME, registry.stack());
  }
}
