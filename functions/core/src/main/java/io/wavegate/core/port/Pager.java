package io.wavegate.core.port;

/** How a person is told. */
public interface Pager {
  /**
   * Pages the service's people.
   *
   * @param subject at most 100 characters are sent
   * @param text the whole story, no secrets (S10)
   */
  Sent page(String service, String subject, String text);
}
