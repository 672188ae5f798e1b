package io.wavegate.local.scenario;

import io.wavegate.core.people.Act;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A person asks Wavegate for something, over its HTTP API.
 *
 * @param act what
 * @param by who
 * @param says the person's reason
 * @param texts what else the request holds, by its keys; a {@code release} of {@code this} is the
 *     one that is rehearsed
 * @param ofAll whether it is asked of all services
 * @param ofTeam whether a rollback is asked for of all that the service's team has under way in the
 *     Region
 * @param refused words of the refusal, where it is expected to be refused
 */
public record Asks(
    Act act,
    String by,
    String says,
    SequencedMap<String, String> texts,
    boolean ofAll,
    boolean ofTeam,
    Optional<String> refused)
    implements Deed {
  /** The release that is rehearsed. */
  public static final String THIS = "this";
}
