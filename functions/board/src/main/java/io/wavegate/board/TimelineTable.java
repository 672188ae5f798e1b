package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.core.model.Names;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.view.ReleaseView;
import java.util.List;
import java.util.Optional;

/**
 * The whole timeline of a release as a table, and whether its chain of digests is whole.
 *
 * @param release the release
 */
record TimelineTable(ReleaseView release) {
  private static final List<String> HEADINGS =
      List.of("Time", "Offset", "Wave", "Kind", "What happened");

  /** The table, with a word on the chain before it. */
  Element table() {
    Element body = Element.of(Tag.TBODY);
    release.timeline().forEach(entry -> body.add(row(entry)));
    return Element.of(Tag.DIV)
        .add(chain())
        .add(Grid.table("Everything that happened, oldest first", HEADINGS, body));
  }

  private Element row(TimelineEntry entry) {
    Happening happening = Happening.of(entry);
    Element text = Grid.cell(happening.text()).classed("reason").with(Attribute.DIR, "auto");
    if (!entry.details().isEmpty()) {
      text.add(details(entry));
    }
    return Element.of(Tag.TR)
        .add(Grid.at(entry.at()), Grid.whole(Times.offset(release.startedAt(), entry.at())))
        .add(Grid.whole(entry.wave()))
        .add(
            Grid.cell(Element.of(Tag.SPAN, happening.word()).classed("kind " + style(happening)))
                .classed("whole"))
        .add(text);
  }

  private static String style(Happening happening) {
    return happening.tone().style();
  }

  private static Element details(TimelineEntry entry) {
    Element list = Element.of(Tag.DL);
    entry
        .details()
        .forEach((key, value) -> list.add(Element.of(Tag.DT, key), Element.of(Tag.DD, value)));
    return Element.of(Tag.DETAILS).add(Element.of(Tag.SUMMARY, "Details"), list);
  }

  private Element chain() {
    Optional<Integer> broken = firstBroken(release.timeline());
    if (broken.isPresent()) {
      String said = "The record was changed: entry " + broken.get() + " does not fit its digest.";
      return Element.of(Tag.P).add(Badge.of("\u2715", "BROKEN", Tone.BAD)).text(said);
    }
    String last =
        release.timeline().isEmpty()
            ? "no entry yet"
            : "chained by SHA-256 without a break, up to "
                + Names.head(release.timeline().getLast().digest(), 12);
    int entries = release.timeline().size();
    return Element.of(Tag.P, entries + " entries, " + last + ".").classed("note");
  }

  /** The number of the first entry that was changed or does not follow the one before. */
  private static Optional<Integer> firstBroken(List<TimelineEntry> timeline) {
    for (int i = 0; i < timeline.size(); i++) {
      TimelineEntry entry = timeline.get(i);
      boolean follows =
          i == 0
              || (entry.previous().equals(timeline.get(i - 1).digest())
                  && entry.number() == timeline.get(i - 1).number() + 1);
      if (!follows || !entry.isIntact()) {
        return Optional.of(entry.number());
      }
    }
    return Optional.empty();
  }
}
