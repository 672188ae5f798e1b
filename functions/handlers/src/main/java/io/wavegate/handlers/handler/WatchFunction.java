package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.gate.Holding;
import io.wavegate.handlers.watch.Watching;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Each minute: one batched look at every alarm that anything watches, and "in progress" for jobs
 * that were held long enough. The schedule's event says nothing that is needed.
 */
public final class WatchFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Watching watching;
  private final Holding holding;

  /** In a deployed function. */
  public WatchFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public WatchFunction(Wiring wiring) {
    this.wiring = wiring;
    this.watching = new Watching(wiring.ports(), wiring.books());
    this.holding = new Holding(wiring.ports(), wiring.books());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Watching.Looked looked;
    try {
      holding.continueHeld();
    } finally {
      // A job that cannot be continued does not keep the alarms from being looked at.
      looked = watching.look();
    }
    String unread = looked.unread() == 0 ? "" : ", " + looked.unread() + " not read";
    String blind =
        looked.blind().isEmpty() ? "" : ", none in " + String.join(" and ", looked.blind());
    Entry.write(output, new Entry.Answer(looked.alarms() + " alarms looked at" + unread + blind));
    // Beats only after a look that saw something: an alarm waits for the beat that does not come.
    if (!looked.isBlind()) {
      wiring.telemetry().count(Entry.HEARTBEAT);
      // One account whose role is gone must not look as if nobody watched: an alarm of its own.
      if (!looked.blind().isEmpty()) {
        wiring.telemetry().count(Entry.BLIND_PLACE);
      }
    }
  }
}
