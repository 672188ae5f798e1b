package io.wavegate.handlers.aws;

import io.wavegate.codec.LeverJson;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Levers;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Levers through two small state machines that stand in every place: {@code lever-look} and {@code
 * lever-pull}. What may be done there is what the machines of that account do; this one only starts
 * them, where Wavegate is installed by itself, everywhere else by the roles of {@code spoke.yaml}.
 */
public final class PlacedLevers implements Levers {
  private final Place hub;
  private final SpokeRoles.Registry registry;
  private final Makers makers;
  private final SpokeRoles lookRoles;
  private final SpokeRoles pullRoles;
  private final TimeSource time;
  private final Calls calls;
  private final Silences silences;
  private final Map<Place, SfnClient> looks = new ConcurrentHashMap<>();
  private final Map<Place, SfnClient> pulls = new ConcurrentHashMap<>();

  /** Makes clients, which call as the function itself where no credentials are given. */
  public interface Makers {
    /** One that may ask again. */
    SfnClient looks(String region, Optional<AwsCredentialsProvider> credentials);

    /** One that asks once: a lost answer must not pull twice. */
    SfnClient pulls(String region, Optional<AwsCredentialsProvider> credentials);

    /** What roles are assumed with. */
    StsClient securityTokens();
  }

  /**
   * With clients that are made as they are needed.
   *
   * @param hub where Wavegate is installed
   */
  public PlacedLevers(Place hub, SpokeRoles.Registry registry, Makers makers, TimeSource time) {
    this.hub = hub;
    this.registry = registry;
    this.makers = makers;
    this.lookRoles = new SpokeRoles(registry, SpokeRoles.Use.LOOK, makers::securityTokens, time);
    this.pullRoles = new SpokeRoles(registry, SpokeRoles.Use.PULL, makers::securityTokens, time);
    this.time = time;
    this.calls = new Calls(time);
    this.silences = new Silences(hub, time);
  }

  @Override
  public Reading<LeverFacts> look(Place place, Lever lever) {
    return look(place, lever, LeverJson.question(lever));
  }

  @Override
  public Reading<LeverFacts> lookAhead(Place place, Lever lever, Optional<LeverFacts> former) {
    return look(place, lever, LeverJson.questionAhead(lever, former));
  }

  /** Pipelines stand where Wavegate is. */
  @Override
  public Reading<StageArtefacts> artefacts(PipelineRef pipeline, String stage, String execution) {
    String question = LeverJson.artefacts(pipeline.name(), stage, execution);
    return asked(hub, question, LeverAnswers::artefacts);
  }

  private Reading<LeverFacts> look(Place place, Lever lever, String question) {
    Optional<Unread<LeverFacts>> silent = silences.silent(place);
    if (silent.isPresent()) {
      return silent.get();
    }
    Instant asked = time.now();
    Reading<LeverFacts> answer =
        asked(place, question, (ended, at) -> LeverAnswers.facts(lever, ended, at));
    if (answer instanceof Unread<LeverFacts> unread) {
      silences.heard(place, asked, unread.why());
    }
    return answer;
  }

  /** What an answer means, and when it came. */
  private interface Meaning<T> {
    Reading<T> of(StartSyncExecutionResponse ended, Instant at);
  }

  private <T> Reading<T> asked(Place place, String question, Meaning<T> meaning) {
    return switch (looker(place)) {
      case Unread<SfnClient> unread -> new Unread<>(unread.why(), unread.at());
      case Read<SfnClient> client ->
          switch (calls.read(() -> run(client.value(), registry.leverLook(place), question))) {
            case Unread<StartSyncExecutionResponse> unread ->
                new Unread<>(unread.why(), unread.at());
            case Read<StartSyncExecutionResponse> read -> meaning.of(read.value(), read.at());
          };
    };
  }

  private Reading<SfnClient> looker(Place place) {
    if (place.equals(hub)) {
      return new Read<>(looker(place, Optional.empty()), time.now());
    }
    return lookRoles.credentials(place).map(as -> looker(place, Optional.of(as)));
  }

  private SfnClient looker(Place place, Optional<AwsCredentialsProvider> as) {
    return looks.computeIfAbsent(place, p -> makers.looks(p.region(), as));
  }

  @Override
  public Sent pull(Place place, LeverOrder order) {
    String asked = LeverJson.order(order);
    return place.equals(hub)
        ? pull(place, Optional.empty(), asked)
        : pullRoles.send(place, as -> pull(place, Optional.of(as), asked));
  }

  private Sent pull(Place place, Optional<AwsCredentialsProvider> as, String asked) {
    SfnClient client = pulls.computeIfAbsent(place, p -> makers.pulls(p.region(), as));
    return calls.attempt(() -> LeverAnswers.sent(run(client, registry.leverPull(place), asked)));
  }

  private static StartSyncExecutionResponse run(SfnClient client, String machine, String input) {
    return client.startSyncExecution(r -> r.stateMachineArn(machine).input(input));
  }
}
