package io.wavegate.handlers.kit;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.port.Sent;
import io.wavegate.handlers.store.Secrets.TaskToken;

/** Lets a gate's execution that waits or sleeps go on, so that it looks. */
public final class Rousing {
  private final Books books;
  private final Ports ports;

  /** With all that is outside, and the books. */
  public Rousing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * Lets a gate that waits or sleeps look at once; one that is awake looks anyway.
   *
   * @return what was found and done
   * @throws IllegalStateException if it is not known whether it woke, to be tried again
   */
  public String rouse(AttemptId id, String why) {
    return books.secrets().token(id).map(token -> wake(token, why)).orElse("nothing sleeps");
  }

  /**
   * Answers the token on which a gate sleeps; where somebody has done so before, it is awake.
   *
   * @return what was found and done
   * @throws IllegalStateException if it is not known whether it woke, to be tried again
   */
  public String wake(TaskToken token, String why) {
    Sent sent = ports.workflows().wake(token.token(), why);
    return switch (sent) {
      case Sent.Done done -> "woken: " + why;
      case Sent.Refused refused -> {
        Refusals.tokenIsClosed(refused, "waking the bake");
        yield "awake already: " + refused.code();
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the bake was woken is not known: " + unsure.why());
    };
  }
}
