package io.wavegate.codec.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document into nodes that know their line and column. Strictly bounded: at most
 * 1 MiB of UTF-8, 30 levels, 20 aliases and 50,000 nodes once aliases are followed; no tags, no
 * duplicate keys, exactly one document. No value is ever made into an object of a chosen class.
 */
public final class LocatedYaml {
  /** The most bytes of a document. */
  public static final int LONGEST = 1024 * 1024;

  private LocatedYaml() {}

  /**
   * @param file the name that problems are said with
   * @return the document, or the first thing that makes it unreadable
   */
  public static YamlDocument read(String file, byte[] content) {
    try {
      return new YamlDocument.Located(nodes(decoded(content)));
    } catch (UnreadableYamlException e) {
      return new YamlDocument.Unreadable(e.in(file));
    }
  }

  private static YamlNode nodes(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(LONGEST).build();
    try {
      return new NodeBuilder(new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      Place at = e.getProblemMark().map(LocatedYaml::place).orElse(Place.START);
      throw new UnreadableYamlException(at, "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw new UnreadableYamlException(
          place(text, e.getPosition()), "a character that YAML does not allow");
    } catch (YamlEngineException e) {
      throw new UnreadableYamlException(Place.START, "not YAML: " + e.getMessage());
    }
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String decoded(byte[] content) {
    if (content.length > LONGEST) {
      throw new UnreadableYamlException(
          Place.START, "at most " + LONGEST + " bytes are read, got " + content.length);
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
    String read = text.flip().toString();
    if (result.isError()) {
      throw new UnreadableYamlException(place(read, read.length()), "not UTF-8");
    }
    return read.startsWith("\uFEFF") ? read.substring(1) : read;
  }

  private static Place place(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(line, before.length() - before.lastIndexOf('\n'));
  }
}
