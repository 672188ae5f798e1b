package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.port.PolicySource;
import io.wavegate.core.port.TimeSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;

/**
 * Policies from Parameter Store, through Powertools. Its provider remembers values for seconds by
 * the machine's clock, and an event would then bring back the former policy: each reading has a
 * provider of its own, which remembers nothing.
 */
public final class ParameterPolicies implements PolicySource {
  private final Supplier<SsmClient> client;
  private final Calls calls;
  private @Nullable SsmClient made;

  /**
   * @param client makes the client when it is needed: most functions never read a policy here
   */
  public ParameterPolicies(Supplier<SsmClient> client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public Reading<Optional<String>> text(String service) {
    return calls.read(
        () -> {
          try {
            return Optional.of(provider().get(PolicySource.parameter(service)));
          } catch (ParameterNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Reading<SequencedMap<String, String>> texts() {
    return calls.read(
        () -> new LinkedHashMap<>(new TreeMap<>(provider().getMultiple(PolicySource.PATH))));
  }

  private SSMProvider provider() {
    SsmClient ssm = made == null ? client.get() : made;
    made = ssm;
    return SSMProvider.builder().withClient(ssm).build();
  }
}
