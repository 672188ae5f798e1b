package io.wavegate.handlers.kit;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import java.util.List;

/** Tells a service's people something about a release, once; the timeline says that they know. */
public final class Notices {
  private final Ports ports;
  private final Books books;
  private final Paging paging;

  /** With all that is outside, and the books. */
  public Notices(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.paging = new Paging(ports.pager());
  }

  /**
   * What is told.
   *
   * @param service whose people
   * @param wave the wave it is about
   * @param subject a few words for the page's subject
   * @param text the whole of it, always the same for the same thing
   */
  public record Notice(String service, String wave, String subject, String text) {}

  /** The page comes first: one that failed is tried again, since no line says that it was sent. */
  public boolean once(ReleaseId release, Notice notice) {
    boolean known =
        books.journal().read(release).stream()
            .anyMatch(
                entry ->
                    entry.kind() == TimelineKind.PAGED
                        && entry.wave().equals(notice.wave())
                        && entry.text().equals(notice.text()));
    if (known) {
      return false;
    }
    paging.page(notice.service(), notice.subject(), notice.text());
    Line line = Line.of(ports.time().now(), TimelineKind.PAGED, notice.wave(), notice.text());
    books.journal().append(release, List.of(line));
    return true;
  }
}
