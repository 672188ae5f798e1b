package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.core.policy.Target;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.util.List;

/**
 * The waves of a release with every attempt of their gates.
 *
 * @param release the release
 */
record GateTable(ReleaseView release) {
  private static final List<String> HEADINGS = List.of("Wave", "Gate", "Verdict", "When", "Reason");

  /** The table. */
  Element table() {
    Element body = Element.of(Tag.TBODY);
    release.waves().forEach(wave -> rows(wave, body));
    return Grid.table("Waves, their gates and the verdicts with their reasons", HEADINGS, body);
  }

  private void rows(WaveView wave, Element body) {
    int rows = Math.max(1, wave.gates().size());
    Element name =
        Element.of(Tag.TH)
            .with(Attribute.SCOPE, "rowgroup")
            .with(Attribute.ROWSPAN, Integer.toString(rows))
            .add(Element.of(Tag.DIV, wave.name()), standing(wave))
            .add(Element.of(Tag.DIV, "stage " + wave.stage()).classed("note"));
    for (Target target : wave.targets()) {
      name.add(Element.of(Tag.DIV, target.account() + " " + target.region()).classed("note"));
    }
    Element first = Element.of(Tag.TR).classed("first").add(name);
    if (wave.gates().isEmpty()) {
      body.add(first.add(unreached()));
      return;
    }
    for (int i = 0; i < rows; i++) {
      Element row = i == 0 ? first : Element.of(Tag.TR);
      body.add(cells(row, wave.gates().get(i)));
    }
  }

  private Element standing(WaveView wave) {
    Standing standing = Course.of(release, wave);
    return Element.of(Tag.DIV).add(Badge.of(standing)).classed("line");
  }

  private static Element unreached() {
    return Grid.cell("No gate of this wave was opened.")
        .with(Attribute.COLSPAN, "4")
        .classed("note");
  }

  private Element cells(Element row, GateView view) {
    GateLook look = GateLook.of(view);
    Element reason = Grid.cell(look.reason()).classed("reason").with(Attribute.DIR, "auto");
    if (!look.then().isBlank()) {
      reason.add(Element.of(Tag.DIV, look.then()).classed("note"));
    }
    Element when =
        Grid.at(look.at())
            .add(Element.of(Tag.DIV, Times.offset(release.startedAt(), look.at())).classed("note"));
    return row.add(
        Grid.whole(look.gate()), Grid.cell(Badge.of(look.mark())).classed("whole"), when, reason);
  }
}
