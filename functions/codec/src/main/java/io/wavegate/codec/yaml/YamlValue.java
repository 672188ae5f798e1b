package io.wavegate.codec.yaml;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.YamlNode.Mapping;
import io.wavegate.codec.yaml.YamlNode.Scalar;
import io.wavegate.codec.yaml.YamlNode.Sequence;
import io.wavegate.core.model.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value, perhaps absent, that is to be read as some type. What does not fit is noted, and a
 * harmless value stands in for it; whatever was built must be thrown away then. An absent value
 * gives the same harmless one, or the default.
 */
public final class YamlValue {
  private final Problems problems;
  private final Optional<YamlNode> node;
  private final Place parent;
  private final String path;
  private final String prefix;

  YamlValue(Problems problems, Optional<YamlNode> node, Place parent, String path, String prefix) {
    this.problems = problems;
    this.node = node;
    this.parent = parent;
    this.path = path;
    this.prefix = prefix;
  }

  /** The document itself. */
  public static YamlValue root(YamlNode root, Problems problems) {
    return new YamlValue(problems, Optional.of(root), root.at(), "the document", "");
  }

  /** Whether there is a value. */
  public boolean isPresent() {
    return node.isPresent();
  }

  /** The value as it stands in the document, of whatever type. */
  public Optional<YamlNode> node() {
    return node;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node.filter(Sequence.class::isInstance).isPresent();
  }

  /** Where it begins, or where its mapping does. */
  public Place at() {
    return node.map(YamlNode::at).orElse(parent);
  }

  /** Notes a problem: the value's path, then {@code what}. */
  public void wrong(String what) {
    problems.add(at(), path + " " + what);
  }

  /** Text of at least one character; a bare number, flag or nothing is none. */
  public String text() {
    return text("");
  }

  /** Text, or {@code absent}. */
  public String text(String absent) {
    if (node.isEmpty()) {
      return absent;
    }
    Optional<String> read =
        scalar(ScalarKind.STRING).map(Scalar::text).filter(text -> !text.isEmpty());
    if (read.isEmpty()) {
      wrongType("text");
    }
    return read.orElse(absent);
  }

  /** Text of that form; {@code form} says it to people. */
  public String text(Pattern pattern, String form) {
    return text(pattern, form, "");
  }

  /** Text of that form, or {@code absent}. */
  public String text(Pattern pattern, String form, String absent) {
    String text = text(absent);
    if (isPresent() && !text.equals(absent) && !pattern.matcher(text).matches()) {
      wrong("must be " + form + ", got " + shown());
    }
    return text;
  }

  /** A duration within the span, both ends included. */
  public Duration duration(Span span) {
    return duration(span, Duration.ZERO);
  }

  /** A duration within the span, or {@code absent}. */
  public Duration duration(Span span, Duration absent) {
    if (node.isEmpty()) {
      return absent;
    }
    Optional<Duration> read = scalar(ScalarKind.STRING).flatMap(s -> Durations.parse(s.text()));
    if (read.isEmpty()) {
      boolean bare = scalar(ScalarKind.NUMBER).isPresent();
      wrongType("a duration such as 90s, 10m, 1h30m or 2d", bare ? ": a number has no unit" : "");
      return absent;
    }
    Duration duration = read.get();
    if (duration.compareTo(span.least()) < 0) {
      wrong("must be at least " + Durations.said(span.least()) + ", got " + shown());
      return absent;
    }
    if (duration.compareTo(span.most()) > 0) {
      wrong("must be at most " + Durations.said(span.most()) + ", got " + shown());
      return absent;
    }
    return duration;
  }

  /** A decimal number above 0. */
  public double positive() {
    Optional<Double> read =
        scalar(ScalarKind.NUMBER)
            .map(Scalar::text)
            .filter(text -> text.matches("[-+.eE0-9]*[0-9][-+.eE0-9]*"))
            .map(Double::valueOf)
            .filter(number -> number > 0 && Double.isFinite(number));
    if (isPresent() && read.isEmpty()) {
      wrongType("a number above 0");
    }
    return read.orElse(0.0);
  }

  /** A decimal number, or {@code absent}. */
  public double number(double absent) {
    Optional<Double> read =
        scalar(ScalarKind.NUMBER)
            .map(Scalar::text)
            .filter(text -> text.matches("[-+]?[0-9]{1,15}([.][0-9]{1,15})?"))
            .map(Double::valueOf);
    if (isPresent() && read.isEmpty()) {
      wrongType("a number");
    }
    return read.orElse(absent);
  }

  /** A whole number within the limits, or {@code absent}. */
  public int whole(int least, int most, int absent) {
    if (node.isEmpty()) {
      return absent;
    }
    Optional<Integer> read =
        scalar(ScalarKind.NUMBER)
            .map(Scalar::text)
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Integer::valueOf)
            .filter(number -> number >= least && number <= most);
    if (read.isEmpty()) {
      wrongType("a whole number from " + least + " to " + most);
    }
    return read.orElse(absent);
  }

  /** True or false, or {@code absent}. */
  public boolean flag(boolean absent) {
    if (node.isEmpty()) {
      return absent;
    }
    Optional<Scalar> read = scalar(ScalarKind.BOOLEAN);
    if (read.isEmpty()) {
      wrongType("true or false");
    }
    return read.map(scalar -> Boolean.parseBoolean(scalar.text())).orElse(absent);
  }

  /** One of the enum's constants, in lower case with hyphens, or {@code absent}. */
  public <E extends Enum<E>> E word(E absent) {
    if (node.isEmpty()) {
      return absent;
    }
    SequencedMap<String, E> words = new LinkedHashMap<>();
    for (E constant : absent.getDeclaringClass().getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    String word = scalar(ScalarKind.STRING).map(Scalar::text).orElse("");
    if (!words.containsKey(word)) {
      String all = String.join(" or ", words.sequencedKeySet());
      wrongType(all, Nearest.hint(word, words.sequencedKeySet()));
    }
    return words.getOrDefault(word, absent);
  }

  /** The values of a list; none for a wrong or absent one. */
  public List<YamlValue> items(int least, int most) {
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof Sequence sequence)) {
      wrongType("a list");
      return List.of();
    }
    int size = sequence.items().size();
    if (size < least || size > most) {
      wrong("must have " + least + " to " + most + " entries, got " + size);
    }
    List<YamlValue> items = new ArrayList<>();
    for (YamlNode item : sequence.items().subList(0, Math.min(size, most))) {
      String name = path + "[" + items.size() + "]";
      items.add(new YamlValue(problems, Optional.of(item), at(), name, ""));
    }
    return items;
  }

  /** A mapping of which only {@code keys} are known; unknown ones are noted. */
  public YamlMap map(List<String> keys) {
    return map(keys, Map.of());
  }

  /** The same, with a sentence for unknown keys that deserve one. */
  public YamlMap map(List<String> keys, Map<String, String> refused) {
    Optional<Mapping> mapping = mapping();
    YamlMap map = new YamlMap(problems, mapping, prefix, keys);
    map.refuseUnknown(refused);
    return map;
  }

  /** Texts by any keys, in the order of the document; none for a wrong or absent value. */
  public SequencedMap<String, String> texts() {
    return each(YamlValue::text);
  }

  /** One of the enum's words by each key, in the order of the document. */
  public <E extends Enum<E>> SequencedMap<String, E> words(E wrong) {
    return each(value -> value.word(wrong));
  }

  /** A mapping's values by their keys, whatever these are; none for a wrong or absent one. */
  public SequencedMap<String, YamlValue> members() {
    return each(value -> value);
  }

  private <T> SequencedMap<String, T> each(Function<YamlValue, T> read) {
    SequencedMap<String, T> all = new LinkedHashMap<>();
    mapping()
        .ifPresent(
            map -> map.entries().forEach(e -> all.put(e.key().text(), read.apply(below(e)))));
    return all;
  }

  private YamlValue below(YamlNode.Entry entry) {
    String name = prefix + Checks.shown(entry.key().text());
    return new YamlValue(problems, Optional.of(entry.value()), at(), name, name + ".");
  }

  private Optional<Mapping> mapping() {
    Optional<Mapping> mapping = node.filter(Mapping.class::isInstance).map(Mapping.class::cast);
    if (node.isPresent() && mapping.isEmpty()) {
      wrongType("a mapping");
    }
    return mapping;
  }

  private Optional<Scalar> scalar(ScalarKind kind) {
    return node.stream()
        .flatMap(n -> n instanceof Scalar scalar ? Stream.of(scalar) : Stream.empty())
        .filter(scalar -> ScalarKind.of(scalar) == kind)
        .findFirst();
  }

  private void wrongType(String wanted) {
    boolean bare = wanted.equals("text") && scalar(ScalarKind.NUMBER).isPresent();
    wrongType(wanted, bare ? ": a bare number is not text to YAML, put it in quotes" : "");
  }

  private void wrongType(String wanted, String hint) {
    wrong("must be " + wanted + ", got " + shown() + hint);
  }

  /** The value as it may stand in a message. */
  public String shown() {
    return node.map(YamlNode::shown).orElse("nothing");
  }
}
