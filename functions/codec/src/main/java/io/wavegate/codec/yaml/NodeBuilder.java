package io.wavegate.codec.yaml;

import io.wavegate.core.model.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds nodes from the parser's events, and stops at the bounds. */
final class NodeBuilder {
  private static final int DEEPEST = 30;
  private static final int MOST_ALIASES = 20;
  private static final int MOST_NODES = 50_000;

  private final Iterator<Event> events;
  private final Map<String, Built> anchors = new HashMap<>();
  private int aliases;
  private int nodes;

  /** A node, and of how many it consists. */
  private record Built(YamlNode node, int size) {}

  NodeBuilder(Iterator<Event> events) {
    this.events = events;
  }

  YamlNode document() {
    events.next(); // the stream's start
    Event start = events.next();
    if (start.getEventId() != Event.ID.DocumentStart) {
      throw at(start, "the document is empty");
    }
    Built root = node(events.next(), 1);
    events.next(); // the document's end
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw at(after, "a second document begins here, one is read");
    }
    return root.node();
  }

  private Built node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw at(event, "nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return follow(alias);
    }
    int before = nodes;
    count(event, 1);
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case CollectionStartEvent start when event.getEventId() == Event.ID.SequenceStart ->
              sequence(start, depth);
          case CollectionStartEvent start -> mapping(start, depth);
          default -> throw at(event, "unexpected " + event.getEventId());
        };
    Built built = new Built(node, nodes - before);
    anchor(event).ifPresent(name -> anchors.put(name, built));
    return built;
  }

  /** An anchor that is not complete yet is not known: no node can hold itself. */
  private Built follow(AliasEvent alias) {
    aliases++;
    if (aliases > MOST_ALIASES) {
      throw at(alias, "more than " + MOST_ALIASES + " aliases");
    }
    String name = alias.getAlias().getValue();
    Built target = anchors.get(name);
    if (target == null) {
      throw at(
          alias, "alias *" + Checks.shown(name) + " before the end of its anchor, or without one");
    }
    count(alias, target.size());
    return target;
  }

  private void count(Event event, int more) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw at(event, "more than " + MOST_NODES + " values once aliases are followed");
    }
  }

  private YamlNode scalar(ScalarEvent scalar) {
    refuseTag(scalar, scalar.getTag());
    return new YamlNode.Scalar(place(scalar), scalar.getValue(), !scalar.isPlain());
  }

  private YamlNode sequence(CollectionStartEvent start, int depth) {
    refuseTag(start, start.getTag());
    List<YamlNode> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, depth + 1).node());
    }
    return new YamlNode.Sequence(place(start), items);
  }

  private YamlNode mapping(CollectionStartEvent start, int depth) {
    refuseTag(start, start.getTag());
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      if (!(node(next, depth + 1).node() instanceof YamlNode.Scalar key)) {
        throw at(next, "a key must be one word");
      }
      if (!keys.add(key.text())) {
        throw at(next, "key \"" + Checks.shown(key.text()) + "\" twice");
      }
      entries.add(new YamlNode.Entry(key, node(events.next(), depth + 1).node()));
    }
    return new YamlNode.Mapping(place(start), entries);
  }

  private static void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw at(event, "tags are not read, got " + Checks.shown(tag.get()));
    }
  }

  private static Optional<String> anchor(Event event) {
    return event instanceof NodeEvent node
        ? node.getAnchor().map(Anchor::getValue)
        : Optional.empty();
  }

  private static Place place(Event event) {
    return event.getStartMark().map(LocatedYaml::place).orElse(Place.START);
  }

  private static UnreadableYamlException at(Event event, String what) {
    return new UnreadableYamlException(place(event), what);
  }
}
