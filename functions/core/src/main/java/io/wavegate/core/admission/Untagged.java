package io.wavegate.core.admission;

import io.wavegate.core.admission.Tags.Named;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds images without a tag, which docker takes for {@code latest}. Only a name that ends with
 * image, or its URI, says for sure that it is one: a repository that gets its tag elsewhere looks
 * the same.
 */
final class Untagged {
  /** What docker takes where none is named. */
  static final String LATEST = "latest";

  /** How one is told of. */
  static final String SAID = " without a tag, which means " + LATEST;

  private static final Set<String> ADDRESSES = Set.of("uri", "url");

  /** A repository, behind a registry or not; neither tag nor digest. */
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "([A-Za-z0-9.-]{1,255}(:[0-9]{1,5})?/)?"
              + "[a-z0-9][a-z0-9._-]{0,127}(/[a-z0-9][a-z0-9._-]{0,127}){0,20}");

  /** Without a registry one with digits is as likely a version, or the id of a machine's image. */
  private static final Pattern BARE = Pattern.compile("[a-z][a-z._-]{0,127}");

  private static final Set<String> FLAGS =
      Set.of("true", "false", "yes", "no", "on", "off", "none", "null");

  private Untagged() {}

  /** Those of an action's values; none where the tag stands beside the image. */
  static List<Named> in(List<Named> values) {
    boolean apart = values.stream().anyMatch(value -> isTag(value.name()));
    return apart
        ? List.of()
        : values.stream().filter(value -> isImage(value.name()) && isUntagged(value)).toList();
  }

  private static boolean isTag(List<String> name) {
    return name.contains("tag") || name.contains("imagetag") || isVersion(name);
  }

  private static boolean isVersion(List<String> name) {
    return name.contains("version") && name.contains("image");
  }

  private static boolean isImage(List<String> name) {
    if (name.isEmpty()) {
      return false;
    }
    boolean address = name.size() > 1 && ADDRESSES.contains(name.getLast());
    return name.get(name.size() - (address ? 2 : 1)).equals("image");
  }

  private static boolean isUntagged(Named named) {
    String value = named.value();
    return value.contains("/")
        ? REPOSITORY.matcher(value).matches()
        : named.whole() && BARE.matcher(value).matches() && !FLAGS.contains(value);
  }
}
