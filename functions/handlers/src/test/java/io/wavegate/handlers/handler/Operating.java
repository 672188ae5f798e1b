package io.wavegate.handlers.handler;

import io.wavegate.handlers.testing.Journey;

/** What people ask for over the HTTP API. */
final class Operating {
  static final String ADA = "arn:aws:iam::111122223333:user/ada";

  private Operating() {}

  static String arn(String who) {
    return "arn:aws:iam::111122223333:user/" + who;
  }

  /** Somebody asks for an act on the service, with these keys and values; the answer. */
  static String ask(Journey release, String act, String who, String... pairs) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      body.append(i == 0 ? "{" : ",");
      body.append('"').append(pairs[i]).append("\":\"").append(pairs[i + 1]).append('"');
    }
    return release.functions().operate("/services/checkout/" + act, who, body + "}");
  }
}
