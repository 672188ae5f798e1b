package io.wavegate.handlers.kit;

import io.wavegate.core.port.Pager;
import io.wavegate.core.port.Sent;

/** Pages that must arrive. */
public final class Paging {
  private final Pager pager;

  /** With what reaches people. */
  public Paging(Pager pager) {
    this.pager = pager;
  }

  /**
   * Pages the service's people.
   *
   * @throws IllegalStateException if the page was not accepted; whoever asked for it tries again
   */
  public void page(String service, String what, String text) {
    String subject = service + ": " + what;
    switch (pager.page(service, subject, text)) {
      case Sent.Done done -> {
        // A person is told.
      }
      case Sent.Refused refused ->
          throw new IllegalStateException(
              "nobody was paged (" + subject + "): " + refused.code() + ": " + refused.message());
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether anybody was paged is not known (" + subject + "): " + unsure.why());
    }
  }
}
