package io.wavegate.core.port;

import io.wavegate.core.model.Reading;
import java.util.Optional;

/**
 * Parameters of Systems Manager: the organisation's floor, and what goes with tests and stands in
 * no policy. Never read from a cache.
 */
public interface Parameters {
  /** Where the organisation's floor is, YAML. */
  String FLOOR = "/wavegate/floor";

  /** Below which each service has its own for its tests, {@code /wavegate/tests/<service>/}. */
  String TESTS = "/wavegate/tests/";

  /** How Systems Manager names a secret of Secrets Manager. */
  String SECRETS = "/aws/reference/secretsmanager";

  /** Whether a service's tests may use a parameter: its own, or its own secrets. */
  static boolean isOf(String service, String name) {
    String own = TESTS + service + "/";
    return name.startsWith(own) || name.startsWith(SECRETS + own);
  }

  /**
   * A parameter's value, which may be a secret: it is told to nobody by accident.
   *
   * @param text the value, decrypted
   */
  record Value(String text) {
    @Override
    public String toString() {
      return "Value[secret]";
    }
  }

  /** The organisation's floor, which is no secret; empty if none is laid. */
  Reading<Optional<String>> floor();

  /** The value; empty if there is no such parameter. */
  Reading<Optional<Value>> value(String name);
}
