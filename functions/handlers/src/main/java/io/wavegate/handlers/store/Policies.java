package io.wavegate.handlers.store;

import io.wavegate.codec.policy.PolicyJson;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.port.ItemStore;
import java.util.List;
import java.util.Optional;

/** Policies by service and version; a gate pins the version it opened with. */
public final class Policies {
  private static final String CURRENT = "CURRENT";
  private static final String SEEN = "SEEN";
  private static final String VERSION = "VERSION/";
  private static final String PIPELINES = "PIPELINES";

  private final Shelf<Version> versions;
  private final Shelf<Pointer> pointers;
  private final Shelf<Owner> owners;
  private final Shelf<Seen> seen;

  /** One version of a policy, as canonical JSON. */
  public record Version(String digest, String json) {}

  /** Which version is current. */
  public record Pointer(String digest) {}

  /** Which service a pipeline deploys. */
  public record Owner(String service) {}

  /**
   * The text that was last read from a service's parameter.
   *
   * @param digest of the text
   * @param refused whether it was no policy; its people know
   */
  public record Seen(String digest, boolean refused) {}

  /** A policy and the digest that pins it. */
  public record Pinned(Policy policy, String digest) {}

  /** On a store. */
  public Policies(ItemStore store) {
    this.versions = new Shelf<>(store, Version.class);
    this.pointers = new Shelf<>(store, Pointer.class);
    this.owners = new Shelf<>(store, Owner.class);
    this.seen = new Shelf<>(store, Seen.class);
  }

  /** Makes a policy the current one of its service, and its pipeline alone that service's. */
  public void put(PipelineRef pipeline, Policy policy, String digest) {
    String partition = Keys.policies(policy.service());
    versions.create(partition, VERSION + digest, new Version(digest, PolicyJson.write(policy)));
    upsert(pointers, partition, CURRENT, new Pointer(digest));
    upsert(owners, PIPELINES, Keys.pipeline(pipeline), new Owner(policy.service()));
    owners.query(PIPELINES, "").stream()
        .filter(kept -> kept.value().service().equals(policy.service()))
        .filter(kept -> !kept.item().sort().equals(Keys.pipeline(pipeline)))
        .forEach(owners::remove);
  }

  /** The service has no current policy any more; its versions stay, for gates that pinned one. */
  public void withdraw(String service) {
    String partition = Keys.policies(service);
    pointers.get(partition, CURRENT).ifPresent(pointers::remove);
    seen.get(partition, SEEN).ifPresent(seen::remove);
  }

  /** What was last read from a service's parameter. */
  public Optional<Seen> seen(String service) {
    return seen.get(Keys.policies(service), SEEN).map(Kept::value);
  }

  /** Keeps what was read from a service's parameter. */
  public void see(String service, Seen text) {
    upsert(seen, Keys.policies(service), SEEN, text);
  }

  /** The service that a pipeline deploys, as far as a policy said so. */
  public Optional<String> owner(PipelineRef pipeline) {
    return owners.get(PIPELINES, Keys.pipeline(pipeline)).map(kept -> kept.value().service());
  }

  /** The services that deploy by a pipeline, as far as a policy said so. */
  public List<String> services() {
    return owners.query(PIPELINES, "").stream()
        .map(kept -> kept.value().service())
        .distinct()
        .toList();
  }

  /** The current policy of a service. */
  public Optional<Pinned> current(String service) {
    return pointers
        .get(Keys.policies(service), CURRENT)
        .flatMap(kept -> version(service, kept.value().digest()));
  }

  /** One version. */
  public Optional<Pinned> version(String service, String digest) {
    return versions
        .get(Keys.policies(service), VERSION + digest)
        .map(kept -> new Pinned(PolicyJson.read(kept.value().json()), digest));
  }

  /** The current policy of the service that a pipeline deploys. */
  public Optional<Pinned> of(PipelineRef pipeline) {
    return owners
        .get(PIPELINES, Keys.pipeline(pipeline))
        .flatMap(kept -> current(kept.value().service()));
  }

  /** The pipelines that deploy services with a policy. */
  public List<PipelineRef> pipelines() {
    return owners.query(PIPELINES, "").stream()
        .map(kept -> kept.item().sort().split("/", -1))
        .map(part -> new PipelineRef(part[0], part[1], part[2]))
        .toList();
  }

  private static <T> void upsert(Shelf<T> shelf, String partition, String sort, T value) {
    Optional<Kept<T>> kept = shelf.get(partition, sort);
    boolean written =
        kept.isPresent() ? shelf.replace(kept.get(), value) : shelf.create(partition, sort, value);
    if (!written) {
      throw new IllegalStateException(partition + " " + sort + " is written elsewhere, try again");
    }
  }
}
