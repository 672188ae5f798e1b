package io.wavegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast as the Web Content Accessibility Guidelines 2.2 count it: 4.5 for text, 3 for marks. */
class PaletteTest {
  private static final Pattern COLOUR = Pattern.compile("--wg-([a-z-]+): #([0-9a-f]{6});");

  @ParameterizedTest
  @CsvSource({
    "ink, paper, 4.5",
    "ink, raised, 4.5",
    "ink, deploy, 4.5",
    "ink, bake, 4.5",
    "ink, settle, 4.5",
    "ink, wait, 4.5",
    "ink, rollback, 4.5",
    "faint, paper, 4.5",
    "faint, raised, 4.5",
    "link, paper, 4.5",
    "good, paper, 4.5",
    "good, good-back, 4.5",
    "bad, paper, 4.5",
    "bad, bad-back, 4.5",
    "stopped, paper, 4.5",
    "stopped, stopped-back, 4.5",
    "busy, paper, 4.5",
    "busy, busy-back, 4.5",
    "quiet, paper, 4.5",
    "quiet, quiet-back, 4.5",
    "alarm, paper, 3",
    "stroke, paper, 3"
  })
  void coloursCanBeToldApart(String front, String back, double least) {
    String[] modes = Sheet.PALETTE.css().split("@media", -1);
    assertThat(modes).hasSize(2);
    for (String mode : modes) {
      TreeMap<String, String> colours = new TreeMap<>();
      Matcher matcher = COLOUR.matcher(mode);
      while (matcher.find()) {
        colours.put(matcher.group(1), matcher.group(2));
      }
      assertThat(colours).containsKeys(front, back);
      double contrast = contrast(colours.getOrDefault(front, ""), colours.getOrDefault(back, ""));
      assertThat(contrast).isGreaterThanOrEqualTo(least);
    }
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
  }

  private static double channel(String hex, int from) {
    double value = Integer.parseInt(hex.substring(from, from + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
