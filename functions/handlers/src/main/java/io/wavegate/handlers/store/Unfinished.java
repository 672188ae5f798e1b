package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.List;

/**
 * The gates and rollbacks that are not over, in a partition of their own: who looks after them
 * reads one list instead of the whole table. An entry comes in the same transaction as what it
 * lists, and goes when nothing is left to be done about it: for a halt and for a rollback that is
 * when a person was told.
 */
public final class Unfinished {
  private static final String PARTITION = "UNFINISHED";
  private static final String GATE = "GATE/";
  private static final String ROLLBACK = "ROLLBACK/";

  private final Shelf<Ref> refs;

  /**
   * An attempt that is not over.
   *
   * @param attempt as its key
   * @param service the service that is released
   */
  public record Ref(String attempt, String service) {
    /** The attempt. */
    public AttemptId id() {
      return AttemptId.parse(attempt);
    }
  }

  /** On a store. */
  public Unfinished(ItemStore store) {
    this.refs = new Shelf<>(store, Ref.class);
  }

  /** The attempts of gates that are not over. */
  public List<Ref> gates() {
    return refs.query(PARTITION, GATE).stream().map(Kept::value).toList();
  }

  /** The attempts that decided a rollback which is not over. */
  public List<Ref> rollbacks() {
    return refs.query(PARTITION, ROLLBACK).stream().map(Kept::value).toList();
  }

  /** Whether an attempt of a gate is not over. */
  public boolean isOpen(AttemptId id) {
    return refs.get(PARTITION, GATE + id.key()).isPresent();
  }

  /** Whether the rollback that an attempt decided is not over. */
  public boolean isRollingBack(AttemptId id) {
    return refs.get(PARTITION, ROLLBACK + id.key()).isPresent();
  }

  /** The write that lists an attempt as it is opened. */
  public Write opening(AttemptId id, String service) {
    return refs.creation(PARTITION, GATE + id.key(), new Ref(id.key(), service));
  }

  /** The write that takes an attempt from the list; none if it is not there. */
  public List<Write> closing(AttemptId id) {
    return refs.get(PARTITION, GATE + id.key()).map(refs::removal).stream().toList();
  }

  /** Takes an attempt from the list. */
  public void close(AttemptId id) {
    refs.get(PARTITION, GATE + id.key()).ifPresent(refs::remove);
  }

  /** The write that lists a rollback as its intent is written. */
  public Write rollingBack(AttemptId id, String service) {
    return refs.creation(PARTITION, ROLLBACK + id.key(), new Ref(id.key(), service));
  }

  /**
   * Takes a gate's rollback from the list, by whichever attempt it stands there: one that a person
   * asks for during a deployment is listed before its attempt is opened.
   */
  public void rolledBack(GateId gate) {
    refs.query(PARTITION, ROLLBACK + gate.key() + "/").forEach(refs::remove);
  }
}
