package io.wavegate.codec;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds core's records and makes an instance of each. */
final class Samples {
  private static final GateId GATE =
      new GateId(
          new PipelineRef("111122223333", "eu-west-1", "checkout-prod"),
          "1f3a9c2e-0000",
          "Prod",
          "one-box",
          GateKind.PROMOTION);

  private Samples() {}

  /** Every record class under io.wavegate.core, by name. */
  static List<Class<?>> recordsOfCore() {
    try {
      URI home = Policy.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(home);
      if (Files.isDirectory(path)) {
        return recordsBelow(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return recordsBelow(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> recordsBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("io/wavegate/core"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .sorted()
          .<Class<?>>map(Samples::loaded)
          .filter(Class::isRecord)
          .toList();
    }
  }

  private static Class<?> loaded(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, Samples.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An instance of the record, or none where its own checks refuse the made-up values. */
  static Optional<Object> instance(Class<?> recordClass) {
    try {
      return Optional.of(value(recordClass, Map.of(), 0));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Object value(Type type, Map<TypeVariable<?>, Type> bound, int depth) {
    return switch (type) {
      case TypeVariable<?> variable ->
          value(bound.getOrDefault(variable, String.class), bound, depth);
      case ParameterizedType generic -> generic(generic, bound, depth);
      case Class<?> plain -> plain(plain, bound, depth);
      default -> throw new IllegalArgumentException("no sample for " + type);
    };
  }

  private static Object generic(
      ParameterizedType type, Map<TypeVariable<?>, Type> bound, int depth) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == List.class) {
      return depth > 5 ? List.of() : List.of(value(arguments[0], bound, depth + 1));
    }
    if (raw == Set.class) {
      return Set.of(value(arguments[0], bound, depth + 1));
    }
    if (raw == Optional.class) {
      return Optional.of(value(arguments[0], bound, depth + 1));
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Object key : keys(arguments[0])) {
        map.put(key, value(arguments[1], bound, depth + 1));
      }
      return map;
    }
    Map<TypeVariable<?>, Type> inner = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      Type argument = arguments[i];
      inner.put(
          raw.getTypeParameters()[i],
          argument instanceof TypeVariable<?> variable
              ? bound.getOrDefault(variable, String.class)
              : argument);
    }
    return plain(raw, inner, depth);
  }

  private static List<?> keys(Type type) {
    return type instanceof Class<?> plain && plain.isEnum()
        ? List.of(plain.getEnumConstants())
        : List.of("zone", "area");
  }

  private static Object plain(Class<?> type, Map<TypeVariable<?>, Type> bound, int depth) {
    if (type.isSealed()) {
      Class<?> first = type.getPermittedSubclasses()[0];
      Map<TypeVariable<?>, Type> inner = new LinkedHashMap<>();
      for (int i = 0; i < first.getTypeParameters().length; i++) {
        inner.put(first.getTypeParameters()[i], bound.get(type.getTypeParameters()[i]));
      }
      return plain(first, inner, depth);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[type.getEnumConstants().length - 1];
    }
    return known(type).orElseGet(() -> created(type, bound, depth));
  }

  private static Object created(Class<?> type, Map<TypeVariable<?>, Type> bound, int depth) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.add(value(component.getGenericType(), bound, depth + 1));
    }
    try {
      Class<?>[] types =
          Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot make " + type, e);
    }
  }

  private static Optional<Object> known(Class<?> type) {
    Map<Class<?>, Object> known = new LinkedHashMap<>();
    known.put(String.class, "a \"text\"\nwith ü");
    known.put(int.class, 3);
    known.put(Integer.class, 2);
    known.put(long.class, 4L);
    known.put(boolean.class, true);
    known.put(double.class, 0.5);
    known.put(Double.class, 412.0);
    known.put(Instant.class, Instant.parse("2026-05-04T12:04:10.123Z"));
    known.put(Duration.class, Duration.ofMinutes(90));
    known.put(LocalTime.class, LocalTime.of(9, 0));
    known.put(LocalDate.class, LocalDate.of(2026, 5, 4));
    known.put(ZoneId.class, ZoneId.of("Europe/London"));
    known.put(PipelineRef.class, GATE.pipeline());
    known.put(Place.class, new Place("222233334444", "us-east-1"));
    known.put(GateId.class, GATE);
    known.put(AttemptId.class, new AttemptId(GATE, 2));
    known.put(
        Window.class,
        new Window(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
            LocalTime.of(9, 0),
            LocalTime.of(16, 30),
            ZoneId.of("Europe/London"),
            Set.of(LocalDate.of(2026, 12, 25))));
    return Optional.ofNullable(known.get(type));
  }
}
