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
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata ({@code $partition}, {@code $range}, {@code
 * $hash}, {@code $random}, {@code $uuid}, {@code $parse}), the one that it takes away ({@code
 * $eval}), and those that must ask the host for time or randomness. Source: the Step Functions
 * guide, "JSONata functions provided by Step Functions"; what they make of wrong arguments is
 * reported from an account.
 */
final class StatesFunctions {
  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final QueryHost host;
  private final Map<String, Jsonata.JFunction> functions = new LinkedHashMap<>();

  StatesFunctions(QueryHost host) {
    this.host = host;
    add("partition", 2, StatesFunctions::partition);
    add("range", 3, StatesFunctions::range);
    add("hash", 2, StatesFunctions::hash);
    add("random", 1, this::random);
    add("uuid", 0, given -> host.uuid());
    add("parse", 1, StatesFunctions::parse);
    define("millis", "<:n>", arguments -> host.now().toEpochMilli());
    define("now", "<s?s?:s>", this::now);
    define("shuffle", "<a:a>", this::shuffle);
  }

  private interface Body {
    @Nullable Object apply(List<?> arguments);
  }

  private interface Addition {
    @Nullable Object apply(Given given);
  }

  /** An added function checks its arguments itself: one more than it has must reach it. */
  private void add(String name, int arguments, Addition addition) {
    define(
        name,
        "<" + "x?".repeat(arguments + 1) + ":x>",
        given -> addition.apply(new Given(name, arguments, given)));
  }

  private void define(String name, String signature, Body body) {
    JFunctionCallable callable = (input, arguments) -> body.apply(arguments);
    functions.put(name, new Jsonata.JFunction(callable, signature));
  }

  void bind(Frame frame) {
    functions.forEach(frame::bind);
    // Not a function here, and said to be none: T1006.
    frame.bind("eval", (Object) null);
  }

  /** What an added function was called with. */
  private record Given(String function, List<?> arguments) {
    Given(String function, int most, List<?> arguments) {
      this(function, arguments);
      if (at(most) != null) {
        throw mismatch(most);
      }
    }

    @Nullable Object at(int index) {
      return index < arguments.size() ? arguments.get(index) : null;
    }

    boolean lacks(int index) {
      return at(index) == null;
    }

    Stopped mismatch(int index) {
      return Stopped.because(
          "T0410: Argument %d of function \"%s\" does not match function signature"
              .formatted(index + 1, function));
    }

    /** A whole number: what is behind the point is cut off. */
    long whole(int index) {
      if (at(index) instanceof Number number) {
        return (long) number.doubleValue();
      }
      throw mismatch(index);
    }

    String text(int index) {
      if (at(index) instanceof String text) {
        return text;
      }
      throw mismatch(index);
    }
  }

  private static @Nullable Object partition(Given given) {
    if (given.lacks(0)) {
      return null;
    }
    if (!(given.at(0) instanceof List<?> array)) {
      throw Stopped.because(
          "T0412: Argument 1 of function \"partition\" must be an array of undefined");
    }
    long size = given.lacks(1) ? array.size() : given.whole(1);
    if (size < 0) {
      throw Stopped.because("D3137: Second argument must be zero or greater");
    }
    if (array.isEmpty() || size == 0) {
      return null;
    }
    int step = (int) Math.min(size, array.size());
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < array.size(); from += step) {
      chunks.add(new ArrayList<>(array.subList(from, Math.min(array.size(), from + step))));
    }
    return chunks;
  }

  /** One value is given as itself; steps that never arrive give nothing. */
  private static @Nullable Object range(Given given) {
    long first = given.whole(0);
    long last = given.whole(1);
    long step = given.lacks(2) ? 0 : given.whole(2);
    if (step == 0 || (step > 0 ? first > last : first < last)) {
      return null;
    }
    if (first == last) {
      return first;
    }
    double count = Math.floor(((double) last - first) / step) + 1;
    Bounds.hold(count);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(first + i * step);
    }
    return values;
  }

  private static @Nullable Object hash(Given given) {
    String text = given.text(0);
    if (given.lacks(1)) {
      return null;
    }
    String algorithm = given.text(1);
    if (!HASHES.contains(algorithm)) {
      throw Stopped.because(
          "D3137: Hash algorithm '%s' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"
              .formatted(algorithm));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  /** A seed gives the same number as in Step Functions, which draws it from this generator. */
  private Object random(Given given) {
    return given.lacks(0) ? host.random() : new Random(given.whole(0)).nextDouble();
  }

  private static @Nullable Object parse(Given given) {
    if (given.lacks(0)) {
      return null;
    }
    String text = given.text(0);
    try {
      return Json.toJava(Json.parse(text));
    } catch (IllegalArgumentException e) {
      throw Stopped.because("D3137: Invalid JSON");
    }
  }

  private static @Nullable Object argument(List<?> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
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
