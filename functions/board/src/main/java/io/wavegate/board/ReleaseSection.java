package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.core.view.ReleaseView;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a page tells of one release.
 *
 * @param id the section's id, unique in the page
 * @param name its name
 * @param release the release
 */
record ReleaseSection(String id, String name, ReleaseView release) {
  /** The section. */
  Element section() {
    EvidenceTables evidence = new EvidenceTables(release);
    Element section =
        Element.of(Tag.SECTION)
            .with(Attribute.ID, id)
            .with(Attribute.ARIA_LABELLEDBY, id + "-name")
            .add(Element.of(Tag.H2, name).with(Attribute.ID, id + "-name"))
            .add(headline(), facts())
            .add(Element.of(Tag.H3, "Timeline"))
            .add(Grid.scrolling("Timeline drawing", TimelineSvg.drawing(release, id)))
            .add(Element.of(Tag.H3, "Waves and gates"), new GateTable(release).table());
    evidence.rollbacks().ifPresent(table -> titled(section, "Rollbacks", table));
    evidence.alarms().ifPresent(table -> titled(section, "Alarms", table));
    evidence.tests().ifPresent(table -> titled(section, "Validation tests", table));
    titled(section, "Everything that happened", new TimelineTable(release).table());
    return section;
  }

  private static void titled(Element section, String title, Element table) {
    section.add(Element.of(Tag.H3, title), table);
  }

  private Element headline() {
    return Element.of(Tag.P)
        .classed("headline")
        .add(Badge.of(Course.of(release)), Element.of(Tag.SPAN, release.headline()));
  }

  private Element facts() {
    Instant start = release.startedAt();
    Element facts =
        Element.of(Tag.DL)
            .classed("facts")
            .add(fact("Service", Element.of(Tag.SPAN, release.service())))
            .add(fact("Pipeline", Element.of(Tag.SPAN, release.pipeline())))
            .add(fact("Execution", code(Title.execution(release))))
            .add(fact("Revision", code(Title.revision(release))))
            .add(fact("Started", Grid.time(start)));
    Optional<Instant> ended = Course.ended(release);
    Span whole = new Span(start, ended.orElse(release.asOf()));
    Element after = Element.of(Tag.SPAN, "after " + whole.said()).classed("note");
    facts.add(
        ended
            .map(end -> fact("Ended", Grid.time(end), after))
            .orElseGet(() -> fact("Under way, seen", Grid.time(release.asOf()), after)));
    if (!release.summary().isBlank()) {
      facts.add(
          fact(
                  "Commit message",
                  Element.of(Tag.SPAN, release.summary()).with(Attribute.DIR, "auto"))
              .classed("wide"));
    }
    return facts;
  }

  private static Element code(String text) {
    return Element.of(Tag.CODE, text);
  }

  private static Element fact(String name, Element... values) {
    return Element.of(Tag.DIV).add(Element.of(Tag.DT, name), Element.of(Tag.DD).add(values));
  }
}
