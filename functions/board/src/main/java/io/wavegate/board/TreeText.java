package io.wavegate.board;

import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.WaveView;
import java.util.ArrayList;
import java.util.List;

/** A release as a tree, for a terminal: where it is, what it waits for and until when. */
public final class TreeText {
  private static final int STANDING = 15;

  private TreeText() {}

  /**
   * The tree, in lines of at most 100 columns: the release, its waves, and below each wave its
   * targets, gates, bake with the time left, alarms, tests, rollbacks and what is decided next.
   *
   * @param release the release; times left are counted from its {@code asOf}
   * @param color whether to colour words by terminal sequences; without it there are none
   */
  public static List<String> lines(ReleaseView release, boolean color) {
    Paint paint = new Paint(color);
    List<String> lines = new ArrayList<>(Title.lines(release, paint));
    int width = release.waves().stream().mapToInt(wave -> wave.name().length()).max().orElse(0) + 2;
    List<Branch> waves =
        release.waves().stream().map(wave -> wave(release, wave, width, paint)).toList();
    lines.addAll(Branch.lines(waves));
    return List.copyOf(lines);
  }

  private static Branch wave(ReleaseView release, WaveView wave, int width, Paint paint) {
    Standing standing = Course.of(release, wave);
    String name = Paint.padded(wave.name(), width);
    String head =
        (paint.color() ? paint.strong(wave.name()) + name.substring(wave.name().length()) : name)
            + paint.toned(standing.tone(), standing.word(), STANDING)
            + "  ";
    List<Branch> children = new WaveBranches(release, wave, paint).all();
    return new Branch(head, width + STANDING + 2, "stage " + wave.stage(), children);
  }
}
