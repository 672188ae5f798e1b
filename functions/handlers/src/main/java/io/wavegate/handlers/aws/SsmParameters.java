package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.port.Parameters;
import io.wavegate.core.port.TimeSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Parameters by {@code GetParameter}, decrypted. Systems Manager answers for secrets of Secrets
 * Manager too, by their reserved path, and asks for the caller's permission there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html">Referencing
 *     Secrets Manager secrets from Parameter Store parameters</a>
 */
public final class SsmParameters implements Parameters {
  private final Supplier<SsmClient> client;
  private final Calls calls;
  private @Nullable SsmClient made;

  /**
   * @param client makes the client when it is needed: most functions read no parameter
   */
  public SsmParameters(Supplier<SsmClient> client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public Reading<Optional<String>> floor() {
    return read(FLOOR);
  }

  @Override
  public Reading<Optional<Value>> value(String name) {
    return read(name).map(text -> text.map(Value::new));
  }

  private Reading<Optional<String>> read(String name) {
    SsmClient ssm = made == null ? client.get() : made;
    made = ssm;
    return calls.read(
        () -> {
          try {
            String text =
                ssm.getParameter(r -> r.name(name).withDecryption(true)).parameter().value();
            return Optional.ofNullable(text);
          } catch (ParameterNotFoundException e) {
            return Optional.empty();
          }
        });
  }
}
