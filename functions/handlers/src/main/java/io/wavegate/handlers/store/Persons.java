package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Digest;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Consent.Asked;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people have said: orders on gates, exemptions of releases, and every act of theirs. */
public final class Persons {
  private static final int HEAD = 16;

  private final ItemStore store;
  private final Shelf<Order> orders;
  private final Shelf<Exemption> exemptions;
  private final Shelf<Asked> asked;
  private final Shelf<Done> done;
  private final Shelf<Reopened> reopened;

  /**
   * One act, kept for ever.
   *
   * @param act its word
   * @param what what it was about, as a person reads it
   * @param word whose, and why
   */
  public record Done(String act, String what, Word word) {}

  /**
   * That a gate which halted may be tried once more.
   *
   * @param attempts how many attempts there were: their decisions do not count any more
   * @param word whose word
   * @param failed when the last of what was failed in the stage by then had failed, by
   *     CodePipeline's clock
   */
  public record Reopened(int attempts, Word word, Optional<Instant> failed) {}

  /** On a store. */
  public Persons(ItemStore store) {
    this.store = store;
    this.orders = new Shelf<>(store, Order.class);
    this.exemptions = new Shelf<>(store, Exemption.class);
    this.asked = new Shelf<>(store, Asked.class);
    this.done = new Shelf<>(store, Done.class);
    this.reopened = new Shelf<>(store, Reopened.class);
  }

  /** What was said about an attempt and its release. */
  public Spoken spoken(AttemptId id, String service) {
    return new Spoken(
        orders.query(Keys.release(id.gate().release()), Keys.orders(id)).stream()
            .map(Kept::value)
            .toList(),
        exemptions.query(Keys.exemptions(service), id.gate().execution() + "/").stream()
            .map(Kept::value)
            .toList());
  }

  /** The write that gives an order; the first of its kind stands. */
  public Write ordering(AttemptId id, Order order) {
    return orders.creation(
        Keys.release(id.gate().release()), Keys.orders(id) + order.kind().name(), order);
  }

  /** Whether an order of that kind was given. */
  public boolean isOrdered(AttemptId id, Order.Kind kind) {
    return orders.get(Keys.release(id.gate().release()), Keys.orders(id) + kind.name()).isPresent();
  }

  /** The write that exempts a release; an earlier exemption stays what it was. */
  public Write exempting(String service, Exemption exemption) {
    String sort =
        exemption.execution() + "/" + exemption.kind().name() + "/" + exemption.word().at();
    return exemptions.creation(Keys.exemptions(service), sort, exemption);
  }

  /** Who asked for the very same before. */
  public Optional<Asked> asked(String service, String what) {
    return asked.get(Keys.asked(service), what).map(Kept::value);
  }

  /** Keeps that somebody asked for what two must ask for; false if another did meanwhile. */
  public boolean ask(String service, String what, Asked by) {
    return asked
        .get(Keys.asked(service), what)
        .map(kept -> asked.replace(kept, by))
        .orElseGet(() -> asked.create(Keys.asked(service), what, by));
  }

  /** Forgets who asked: two have, and it was done. */
  public void answered(String service, String what) {
    asked.get(Keys.asked(service), what).ifPresent(asked::remove);
  }

  /** The write that keeps an act. */
  public Write doing(String service, Done act) {
    String digest = Digest.sha256(act.word().who() + " " + act.what());
    String sort = act.word().at() + "/" + act.act() + "/" + digest.substring(0, HEAD);
    return done.creation(Keys.acts(service), sort, act);
  }

  /** All acts about a service, oldest first. */
  public List<Done> done(String service) {
    return done.query(Keys.acts(service), "").stream().map(Kept::value).toList();
  }

  /** Writes all, or nothing if one condition does not hold. */
  public boolean commit(List<Write> writes) {
    return store.transact(writes);
  }

  /** The write that reopens a gate. */
  public Write reopening(GateId gate, Reopened again) {
    return reopened.creation(
        Keys.release(gate.release()), Keys.reopened(gate) + again.attempts(), again);
  }

  /** Until when what failed in a gate's stage is answered for by those who opened it again. */
  public Instant answeredFor(GateId gate) {
    return reopened.query(Keys.release(gate.release()), Keys.reopened(gate)).stream()
        .flatMap(kept -> kept.value().failed().stream())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** How many attempts of a gate do not count any more. */
  public int reopened(GateId gate) {
    ReleaseId release = gate.release();
    return reopened.query(Keys.release(release), Keys.reopened(gate)).stream()
        .mapToInt(kept -> kept.value().attempts())
        .max()
        .orElse(0);
  }
}
