package io.wavegate.local.integration;

import java.util.Optional;

/**
 * A service, by the names that it has with Step Functions.
 *
 * @param endpoint the endpoint prefix, by which its table is found
 * @param sdk its name in {@code aws-sdk:SERVICE:ACTION} (developer guide, Supported AWS SDK service
 *     integrations)
 * @param sdkPrefix what its errors begin with there, and its name in their causes
 * @param optimizedPrefix what its errors begin with in an optimised integration
 * @param firstSdk its name in the causes of an optimised integration: that of the first AWS SDK
 */
record Service(
    String endpoint, String sdk, String sdkPrefix, String optimizedPrefix, String firstSdk) {

  /** The service behind {@code aws-sdk:NAME}. */
  static Optional<Service> sdk(String name) {
    return Services.ALL.stream().filter(service -> service.sdk().equals(name)).findFirst();
  }

  /** The service whose endpoint prefix this is. */
  static Optional<Service> at(String endpoint) {
    return Services.ALL.stream().filter(service -> service.endpoint().equals(endpoint)).findFirst();
  }
}
