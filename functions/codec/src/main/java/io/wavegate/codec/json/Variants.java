package io.wavegate.codec.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The records that a sealed interface permits, by their simple names. The class names that input
 * may choose are these and no others.
 */
final class Variants {
  /** The member that names the variant. */
  static final String TAG = "is";

  private static final ClassValue<SequencedMap<String, Class<?>>> LEAVES =
      new ClassValue<>() {
        @Override
        protected SequencedMap<String, Class<?>> computeValue(Class<?> root) {
          SequencedMap<String, Class<?>> leaves = new LinkedHashMap<>();
          collect(root, root, leaves);
          return leaves;
        }
      };

  private static final ClassValue<Boolean> TAGGED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          for (Class<?> above : type.getInterfaces()) {
            if (above.isSealed() || get(above)) {
              return true;
            }
          }
          return false;
        }
      };

  private Variants() {}

  /** The variants in the order of their declaration. */
  static Map<String, Class<?>> of(Class<?> sealedInterface) {
    return LEAVES.get(sealedInterface);
  }

  /** Whether a record is a variant of some sealed interface, and so is written with its name. */
  static boolean isVariant(Class<?> recordClass) {
    return TAGGED.get(recordClass);
  }

  private static void collect(Class<?> root, Class<?> type, SequencedMap<String, Class<?>> leaves) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(root, permitted, leaves);
      } else if (!permitted.isRecord()) {
        throw new IllegalStateException(permitted + " of " + root + " is not a record");
      } else {
        Class<?> other = leaves.put(permitted.getSimpleName(), permitted);
        if (other != null && other != permitted) {
          throw new IllegalStateException(root + " has two variants named " + permitted);
        }
      }
    }
  }
}
