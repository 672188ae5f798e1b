package io.wavegate.core.admission;

import io.wavegate.core.evidence.Artefacts;
import io.wavegate.core.evidence.Artefacts.Action;
import io.wavegate.core.model.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds tags that can be moved in what a release would deploy: {@code repository:latest} anywhere
 * in a value, or the bare tag where the key says that it is one ({@code ImageTag}). A digest behind
 * the tag, which cannot be moved, is fine. An image without a tag is {@code latest} (<a
 * href="https://docs.docker.com/reference/cli/docker/image/tag/">docker image tag</a>). A source
 * action is not looked at: CodePipeline resolves its image to a digest as the release starts.
 */
public final class Tags {
  /** What would not be part of a name in JSON, in a list of overrides or on a command line. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\"',;{}\\[\\]()=<>|&\\\\]+");

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern WORD = Pattern.compile("[^a-z0-9]+");
  private static final Set<String> OF_TAGS = Set.of("tag", "image", "version", "imagetag");
  private static final Set<String> DEPLOYS = Set.of("Deploy", "Build", "Invoke", "Compute");
  private static final int SHOWN = 120;

  private Tags() {}

  /**
   * The tags that can be moved.
   *
   * @param tags those that the policy refuses
   * @param stages the stages that deploy
   */
  public static List<TagUse> in(Artefacts release, List<String> tags, List<GatedStage> stages) {
    Set<TagUse> uses = new LinkedHashSet<>();
    List<String> deploying = stages.stream().map(GatedStage::stage).toList();
    for (Action action : release.actions()) {
      if (deploying.contains(action.stage()) && DEPLOYS.contains(action.category())) {
        String where = "stage " + action.stage() + ", action " + action.name();
        uses.addAll(in(where, action.configuration(), tags));
      }
    }
    uses.addAll(in("the release's variables", release.variables(), tags));
    return List.copyOf(uses);
  }

  private static Set<TagUse> in(String where, Map<String, String> values, List<String> tags) {
    Set<TagUse> uses = new LinkedHashSet<>();
    values.forEach((key, value) -> find(where, key, value, tags, uses));
    if (tags.contains(Untagged.LATEST)) {
      List<Named> all = new ArrayList<>();
      values.forEach((key, value) -> all.addAll(named(key, value)));
      for (Named one : Untagged.in(all)) {
        uses.add(new TagUse(where, one.key(), Names.head(one.value(), SHOWN) + Untagged.SAID));
      }
    }
    return uses;
  }

  /**
   * A part of a value.
   *
   * @param key the key of the whole
   * @param name what says what it is, in words of lower case
   * @param value the part
   * @param whole whether it is a value for sure, and no name of what is within
   */
  record Named(String key, List<String> name, String value, boolean whole) {}

  private static List<Named> named(String key, String value) {
    List<String> parts = parts(value);
    return IntStream.range(0, parts.size()).mapToObj(i -> named(key, parts, i)).toList();
  }

  private static Named named(String key, List<String> parts, int i) {
    boolean whole = parts.size() == 1 || isPair(parts, i);
    return new Named(key, words(nameOf(parts, i, key)), parts.get(i), whole);
  }

  private static void find(
      String where, String key, String value, List<String> tags, Set<TagUse> uses) {
    List<String> parts = parts(value);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      for (String tag : tags) {
        if (endsWith(part, tag) || (part.equals(tag) && isTag(nameOf(parts, i, key)))) {
          uses.add(new TagUse(where, key, Names.head(part, SHOWN)));
        }
      }
    }
  }

  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    Arrays.stream(BETWEEN.split(value, -1))
        .filter(part -> !part.isEmpty() && !part.equals(":"))
        .forEach(parts::add);
    return parts;
  }

  /** An ARN may end with an alias, which is no image's tag. */
  private static boolean endsWith(String part, String tag) {
    return part.endsWith(":" + tag) && !part.startsWith("arn:");
  }

  /** The name of a value: the one before it; of {@code name: X, value: Y} the X. */
  private static String nameOf(List<String> parts, int index, String key) {
    if (index == 0) {
      return key;
    }
    return parts.get(isPair(parts, index) ? index - 2 : index - 1);
  }

  private static boolean isPair(List<String> parts, int index) {
    return index > 1 && parts.get(index - 1).toLowerCase(Locale.ROOT).equals("value");
  }

  private static boolean isTag(String name) {
    return words(name).stream().anyMatch(OF_TAGS::contains);
  }

  private static List<String> words(String name) {
    String words = HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    return WORD.splitAsStream(words).filter(word -> !word.isEmpty()).toList();
  }
}
