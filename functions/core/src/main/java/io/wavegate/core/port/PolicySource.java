package io.wavegate.core.port;

import io.wavegate.core.model.Reading;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Where service teams put their policies: parameters of Systems Manager Parameter Store, one for
 * each service, {@code /wavegate/policies/<service>}. Never read from a cache.
 */
public interface PolicySource {
  /** The path that all policies' parameters share. */
  String PATH = "/wavegate/policies";

  /** The name of a service's parameter. */
  static String parameter(String service) {
    return PATH + "/" + service;
  }

  /** The service whose policy a parameter holds; empty for any other parameter. */
  static Optional<String> service(String parameter) {
    String prefix = PATH + "/";
    return parameter.startsWith(prefix) && parameter.lastIndexOf('/') == prefix.length() - 1
        ? Optional.of(parameter.substring(prefix.length()))
        : Optional.empty();
  }

  /** The text of a service's policy, YAML; empty if there is no such parameter. */
  Reading<Optional<String>> text(String service);

  /** The texts of all policies by service, in the services' order. */
  Reading<SequencedMap<String, String>> texts();
}
