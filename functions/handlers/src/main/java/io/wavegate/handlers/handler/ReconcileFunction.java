package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.watch.Installing;
import io.wavegate.handlers.watch.Reconciling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;

/**
 * Every five minutes: finds what no event told of. The schedule's event says nothing that is
 * needed.
 */
public final class ReconcileFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Reconciling reconciling;

  /** In a deployed function. */
  public ReconcileFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public ReconcileFunction(Wiring wiring) {
    this.wiring = wiring;
    var installing =
        new Installing(
            wiring.ports(),
            wiring.books(),
            wiring.settings().account(),
            wiring.settings().region());
    this.reconciling = new Reconciling(wiring.ports(), wiring.books(), installing);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    String said = reconciling.reconcile();
    wiring.telemetry().said("reconcile", said, new LinkedHashMap<>());
    wiring.telemetry().count(Entry.RECONCILE_HEARTBEAT);
    Entry.write(output, new Entry.Answer(said));
  }
}
