package io.wavegate.codec.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** A record class's components in their order, and its canonical constructor. */
final class RecordShape {
  private static final TypeFactory TYPES = TypeFactory.defaultInstance();

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final List<RecordComponent> components;
  private final List<String> names;
  private final List<JavaType> types;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) {
    this.components = List.of(type.getRecordComponents());
    this.names = components.stream().map(RecordComponent::getName).toList();
    this.types = components.stream().map(c -> TYPES.constructType(c.getGenericType())).toList();
    Class<?>[] raw = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(raw);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
    Stream.concat(
            Stream.of((AccessibleObject) constructor),
            components.stream().map(RecordComponent::getAccessor))
        .forEach(member -> member.setAccessible(true));
  }

  static RecordShape of(Class<?> recordClass) {
    return SHAPES.get(recordClass);
  }

  List<RecordComponent> components() {
    return components;
  }

  /** The components' types; worked out once, unless the record has type parameters. */
  List<JavaType> types(JavaType instance) {
    return instance.getBindings().isEmpty()
        ? types
        : components.stream()
            .map(c -> TYPES.resolveMemberType(c.getGenericType(), instance.getBindings()))
            .toList();
  }

  List<String> names() {
    return names;
  }

  Object get(RecordComponent component, Object instance) {
    try {
      return component.getAccessor().invoke(instance);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /**
   * @throws UnusableJsonException if the record's own checks refuse the values
   */
  Object create(List<Object> values, Where where) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      Throwable refusal = e.getCause();
      if (refusal instanceof RuntimeException) {
        throw new UnusableJsonException(where.said() + ": " + refusal.getMessage(), refusal);
      }
      throw new IllegalStateException("cannot make " + constructor, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + constructor, e);
    }
  }
}
