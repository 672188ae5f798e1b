package io.wavegate.standins.sts;

import io.wavegate.standins.Caller;

/** Learns of the sessions that begin and end, so that a call with their keys is known. */
public interface Sessions {

  /** Whoever signs with this key is now this caller. */
  void opened(String accessKeyId, Caller caller);

  /** Calls that are signed with this key are refused from now on. */
  void expired(String accessKeyId);
}
