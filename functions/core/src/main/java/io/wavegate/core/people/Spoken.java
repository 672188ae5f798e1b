package io.wavegate.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people have said about one attempt of a gate and its release.
 *
 * @param orders in the order in which they were given
 * @param exemptions of this release, also those that are over
 */
public record Spoken(List<Order> orders, List<Exemption> exemptions) {
  /** Nobody has said anything. */
  public static final Spoken NOTHING = new Spoken(List.of(), List.of());

  /** Copies the lists. */
  public Spoken {
    orders = List.copyOf(orders);
    exemptions = List.copyOf(exemptions);
  }

  /** The first word of that kind. */
  public Optional<Word> first(Order.Kind kind) {
    return orders.stream().filter(order -> order.kind() == kind).map(Order::word).findFirst();
  }

  /** The word by which something does not stop the release at that moment. */
  public Optional<Word> exempt(Exemption.Kind kind, Instant now) {
    return exemptions.stream()
        .filter(exemption -> exemption.kind() == kind && exemption.isInForce(now))
        .map(Exemption::word)
        .findFirst();
  }
}
