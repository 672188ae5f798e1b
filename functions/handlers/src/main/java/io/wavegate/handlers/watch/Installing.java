package io.wavegate.handlers.watch;

import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Digest;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.port.PolicySource;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Paging;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.store.Policies;
import io.wavegate.handlers.store.Policies.Pinned;
import io.wavegate.handlers.store.Policies.Seen;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Brings policies from where teams put them into the store. One that is no policy changes nothing:
 * the former stays current, and its people are told once what is wrong with it.
 */
public final class Installing {
  private final Ports ports;
  private final Policies policies;
  private final Paging paging;
  private final String account;
  private final String region;

  /**
   * @param account the account of the pipelines
   * @param region the Region of the pipelines
   */
  public Installing(Ports ports, Books books, String account, String region) {
    this.ports = ports;
    this.policies = books.policies();
    this.paging = new Paging(ports.pager());
    this.account = account;
    this.region = region;
  }

  /**
   * A service's policy may have changed; it is read before anything is done.
   *
   * @return what was found and done, for the log
   */
  public String changed(String service) {
    return switch (ports.policySource().text(service)) {
      case Read<Optional<String>> read ->
          read.value().map(text -> take(service, text)).orElseGet(() -> removed(service));
      case Unread<Optional<String>> unread ->
          throw new IllegalStateException(
              "the policy of " + service + " was not read: " + unread.why());
    };
  }

  /** Reads all policies, and those that are gone: a change whose event was lost is found here. */
  public void all() {
    SequencedMap<String, String> texts =
        switch (ports.policySource().texts()) {
          case Read<SequencedMap<String, String>> read -> read.value();
          case Unread<SequencedMap<String, String>> unread ->
              throw new IllegalStateException("the policies were not read: " + unread.why());
        };
    Turns turns = new Turns();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      turns.take(() -> takeIfNew(text.getKey(), text.getValue()));
    }
    // A list may be incomplete: what is not in it is asked for by name before it counts as gone.
    policies.services().stream()
        .filter(service -> !texts.containsKey(service) && policies.seen(service).isPresent())
        .forEach(service -> turns.take(() -> changed(service)));
    turns.end();
  }

  /**
   * That a text was taken over is written last. One that was refused is read again: what stood
   * against it may be gone.
   */
  private void takeIfNew(String service, String text) {
    Seen taken = new Seen(Digest.sha256(text), false);
    if (policies.seen(service).filter(taken::equals).isEmpty()) {
      take(service, text);
    }
  }

  private String take(String service, String text) {
    String digest = Digest.sha256(text);
    String parameter = PolicySource.parameter(service);
    return switch (PolicyReader.read(parameter, text.getBytes(StandardCharsets.UTF_8))) {
      case PolicyResult.Rejected rejected ->
          refuse(
              service,
              digest,
              rejected.problems().stream().map(Problem::said).collect(Collectors.joining("\n")));
      case PolicyResult.Parsed parsed -> {
        Pinned pinned = new Pinned(parsed.policy(), parsed.digest());
        Optional<String> wrong = wrong(service, pinned.policy());
        yield wrong.isPresent()
            ? refuse(service, digest, parameter + ": " + wrong.get())
            : accept(pinned, digest);
      }
    };
  }

  private Optional<String> wrong(String service, Policy policy) {
    if (!policy.service().equals(service)) {
      return Optional.of(
          "service must be %s, as the parameter is named, got %s"
              .formatted(Checks.shown(service), policy.service()));
    }
    return policies
        .owner(pipeline(policy))
        .filter(owner -> !owner.equals(service))
        .flatMap(policies::current)
        .filter(other -> other.policy().pipeline().equals(policy.pipeline()))
        .map(
            other ->
                "pipeline %s deploys service %s already, and a pipeline deploys one service"
                    .formatted(policy.pipeline(), other.policy().service()));
  }

  private PipelineRef pipeline(Policy policy) {
    return new PipelineRef(account, region, policy.pipeline());
  }

  private String accept(Pinned pinned, String text) {
    String service = pinned.policy().service();
    boolean known =
        policies.of(pipeline(pinned.policy())).filter(pinned::equals).isPresent()
            && policies.seen(service).filter(new Seen(text, false)::equals).isPresent();
    if (known) {
      return "the policy of " + service + " is current";
    }
    policies.put(pipeline(pinned.policy()), pinned.policy(), pinned.digest());
    policies.see(service, new Seen(text, false));
    return "version " + pinned.digest() + " of the policy of " + service + " is current now";
  }

  private String refuse(String service, String text, String sentences) {
    Seen refused = new Seen(text, true);
    if (policies.seen(service).filter(refused::equals).isPresent()) {
      return "refused before: " + sentences;
    }
    String stays =
        policies.current(service).isPresent()
            ? "\nThe former policy stays current."
            : "\nThere is no former one: gates of this service are refused.";
    paging.page(service, "policy refused", sentences + stays);
    policies.see(service, refused);
    return "refused: " + sentences;
  }

  /** Only what came from a parameter goes with it. */
  private String removed(String service) {
    if (policies.seen(service).isEmpty()) {
      return "there is no policy of " + Checks.shown(service);
    }
    String said =
        "parameter "
            + PolicySource.parameter(service)
            + " is gone. Gates that are open go on by the version they opened with; new gates of "
            + service
            + " are refused, as of an unknown service, until a policy is put there again.";
    if (policies.current(service).isPresent()) {
      paging.page(service, "policy removed", said);
    }
    policies.withdraw(service);
    return said;
  }
}
