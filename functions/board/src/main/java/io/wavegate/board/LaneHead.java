package io.wavegate.board;

import io.wavegate.board.Node.Element;
import io.wavegate.core.model.Names;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;

/**
 * What stands at the left of a lane: the wave, where it stands, how long it baked.
 *
 * @param release the release
 * @param wave its wave
 */
record LaneHead(ReleaseView release, WaveView wave) {
  private static final int LONGEST_NAME = 19;

  /** Adds it, with its upper edge at {@code top}. */
  void addTo(Element lane, double top) {
    Standing standing = Course.of(release, wave);
    lane.add(Draw.text(0, top + 21, name()).classed("wave"));
    lane.add(
        Draw.text(0, top + 39, standing.symbol() + " " + standing.word())
            .classed("standing " + standing.tone().style()));
    lane.add(Draw.text(0, top + 56, below()).classed("small"));
  }

  private String name() {
    String name = wave.name();
    return name.length() <= LONGEST_NAME ? name : Names.head(name, LONGEST_NAME - 1) + "\u2026";
  }

  private String below() {
    return wave.window()
        .flatMap(window -> Span.between(window.deployed(), window.until()))
        .map(bake -> bake.said() + " bake")
        .orElse("");
  }
}
