package io.wavegate.engine.query;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata ({@code $partition}, {@code $range}, {@code
 * $hash}, {@code $random}, {@code $uuid}, {@code $parse}), the one that it takes away ({@code
 * $eval}), and those that must ask the host for time or randomness. Source: the Step Functions
 * guide, "JSONata functions provided by Step Functions".
 */
final class StatesFunctions {
  private static final int MAX_RANGE = 1000;
  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final QueryHost host;
  private final Map<String, Jsonata.JFunction> functions = new LinkedHashMap<>();

  StatesFunctions(QueryHost host) {
    this.host = host;
    define("partition", "<an:a>", this::partition);
    define("range", "<nnn:a<n>>", this::range);
    define("hash", "<ss:s>", this::hash);
    define("random", "<n?:n>", this::random);
    define("uuid", "<:s>", this::uuid);
    define("parse", "<s-:x>", this::parse);
    define("eval", "<x-x?:x>", this::eval);
    define("millis", "<:n>", this::millis);
    define("now", "<s?s?:s>", this::now);
    define("shuffle", "<a:a>", this::shuffle);
  }

  private interface Body {
    @Nullable Object apply(List<?> arguments);
  }

  private void define(String name, String signature, Body body) {
    JFunctionCallable callable = (input, arguments) -> body.apply(arguments);
    functions.put(name, new Jsonata.JFunction(callable, signature));
  }

  void bind(Frame frame) {
    functions.forEach(frame::bind);
  }

  private static @Nullable Object argument(List<?> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  private @Nullable Object partition(List<?> arguments) {
    if (!(argument(arguments, 0) instanceof List<?> array)
        || !(argument(arguments, 1) instanceof Number n)) {
      return null;
    }
    int size = n.intValue();
    if (size < 1) {
      throw new Stopped("$partition: the chunk size must be positive, got " + n);
    }
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < array.size(); from += size) {
      chunks.add(new ArrayList<>(array.subList(from, Math.min(array.size(), from + size))));
    }
    return chunks;
  }

  private @Nullable Object range(List<?> arguments) {
    if (!(argument(arguments, 0) instanceof Number first)
        || !(argument(arguments, 1) instanceof Number last)
        || !(argument(arguments, 2) instanceof Number delta)) {
      return null;
    }
    long step = delta.longValue();
    if (step == 0) {
      throw new Stopped("$range: the increment must not be 0");
    }
    List<Object> values = new ArrayList<>();
    for (long v = first.longValue(); step > 0 ? v <= last.longValue() : v >= last.longValue(); ) {
      if (values.size() == MAX_RANGE) {
        throw new Stopped("$range: more than " + MAX_RANGE + " values");
      }
      values.add(v);
      v += step;
    }
    return values;
  }

  private @Nullable Object hash(List<?> arguments) {
    if (!(argument(arguments, 0) instanceof String text)
        || !(argument(arguments, 1) instanceof String algorithm)) {
      return null;
    }
    if (!HASHES.contains(algorithm)) {
      throw new Stopped("$hash: unknown algorithm '" + algorithm + "'");
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  /** A seed makes the number a function of the seed, as in Step Functions; the value differs. */
  private Object random(List<?> arguments) {
    return argument(arguments, 0) instanceof Number seed
        ? fraction(seed.doubleValue())
        : (Object) host.random();
  }

  private static double fraction(double seed) {
    long bits = Double.doubleToLongBits(seed) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 31)) * 0xBF58476D1CE4E5B9L;
    return ((bits ^ (bits >>> 29)) >>> 11) * 0x1.0p-53;
  }

  private Object uuid(List<?> arguments) {
    return host.uuid();
  }

  private @Nullable Object parse(List<?> arguments) {
    if (!(argument(arguments, 0) instanceof String text)) {
      return null;
    }
    try {
      return Json.toJava(Json.parse(text));
    } catch (IllegalArgumentException e) {
      throw new Stopped("$parse: not JSON: " + e.getMessage());
    }
  }

  private Object eval(List<?> arguments) {
    throw new Stopped("$eval is not supported, use $parse");
  }

  private Object millis(List<?> arguments) {
    return host.now().toEpochMilli();
  }

  private Object now(List<?> arguments) {
    Instant now = host.now();
    return DateText.of(now, argument(arguments, 0), argument(arguments, 1));
  }

  private @Nullable Object shuffle(List<?> arguments) {
    if (!(argument(arguments, 0) instanceof List<?> array)) {
      return null;
    }
    List<Object> shuffled = new ArrayList<>(array);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = (int) (host.random() * (i + 1));
      Object swapped = shuffled.set(i, shuffled.get(j));
      shuffled.set(j, swapped);
    }
    return shuffled;
  }
}
