package io.wavegate.handlers.aws;

import io.wavegate.core.model.Names;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The roles by which alarms and metrics of other accounts are read. Which there are is what the
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

  /** Whatever the role may do in its account one day, a session of ours only reads. */
  private static final String READS =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
          + "\"cloudwatch:DescribeAlarms\",\"cloudwatch:DescribeAlarmHistory\","
          + "\"cloudwatch:GetMetricData\"],\"Resource\":\"*\"}]}";

  private final Registry registry;
  private final Supplier<StsClient> sts;
  private final TimeSource time;
  private final Calls calls;
  private final Map<Place, Session> sessions = new ConcurrentHashMap<>();
  private @Nullable StsClient made;

  /**
   * What the installation says.
   *
   * @param stack the name of Wavegate's stack, which begins the roles' names
   * @param accounts those with {@code spoke.yaml}
   * @param externalId what the roles ask for; empty where none is set
   */
  public record Registry(String stack, Set<String> accounts, String externalId) {
    /** Copies the set. */
    public Registry {
      accounts = Set.copyOf(accounts);
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
  public SpokeRoles(Registry registry, Supplier<StsClient> sts, TimeSource time) {
    this.registry = registry;
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
    Session session = sessions.get(place);
    if (session != null && session.isGood(time.now())) {
      return new Read<>(provider(place), time.now());
    }
    return switch (calls.readWith(registry.externalId(), () -> assumed(place))) {
      case Read<Session> read -> {
        sessions.put(place, read.value());
        yield new Read<>(provider(place), read.at());
      }
      case Unread<Session> unread ->
          new Unread<>("role " + role(place) + " was not assumed: " + unread.why(), unread.at());
    };
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
                        .policy(READS)
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
    String partition = PartitionMetadata.of(Region.of(place.region())).id();
    return "arn:" + partition + ":iam::" + place.account() + ":role/" + role(place);
  }

  private String role(Place place) {
    return registry.stack() + "-spoke-read-" + place.region();
  }

  /** As CloudTrail shows it in the account that is read. */
  private String sessionName() {
    return Names.fitted(registry.stack() + "-reads", LONGEST_NAME, registry.stack());
  }
}
