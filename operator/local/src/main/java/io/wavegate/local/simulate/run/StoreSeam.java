package io.wavegate.local.simulate.run;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands around the store. The base table is consistent: nothing here is ever stale. */
final class StoreSeam implements ItemStore {
  private static final List<String> READS = List.of("get", "query");

  private final ItemStore store;
  private final Stage stage;
  private final Deaths deaths;
  private final Stalls stalls;
  private int transactions;

  StoreSeam(ItemStore store, Stage stage, Deaths deaths, Stalls stalls) {
    this.store = store;
    this.stage = stage;
    this.deaths = deaths;
    this.stalls = stalls;
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    return asked("get", () -> store.get(partition, sort));
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    return asked("query", () -> store.query(partition, prefix));
  }

  @Override
  public boolean put(Write write) {
    return asked("put", () -> write("put", List.of(write), () -> store.put(write)));
  }

  @Override
  public boolean transact(List<Write> writes) {
    return asked("transact", () -> write("transact", writes, () -> store.transact(writes)));
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    List<Write> writes = List.of(new Write.Remove(partition, sort, version));
    return asked(
        "delete", () -> write("delete", writes, () -> store.delete(partition, sort, version)));
  }

  private <T> T asked(String operation, Supplier<T> call) {
    Optional<Invocation> current = Invocations.current();
    if (current.isEmpty()) {
      return call.get();
    }
    Invocation invocation = current.get();
    invocation.live();
    int step = invocation.step();
    if (!READS.contains(operation)) {
      stage.effect(invocation, step);
    }
    stalls.before(invocation, step);
    deaths.at(invocation, step, false);
    Optional<Integer> down = stage.lasting(Fault.StoreDown.class, fault -> true);
    if (down.isPresent()) {
      stage.struck(down.get(), "#" + invocation.number() + " " + operation + " unanswered");
      throw unanswered(operation);
    }
    T answer = call.get();
    deaths.at(invocation, step, true);
    return answer;
  }

  private boolean write(String operation, List<Write> writes, Supplier<Boolean> call) {
    int who = Invocations.current().map(Invocation::number).orElse(0);
    if (who == 0) {
      return call.get();
    }
    Optional<Integer> fault =
        stage.striking(
            Fault.WriteFails.class,
            f -> true,
            (index, f, count) -> count >= f.first() && count < f.first() + f.count());
    boolean arrives =
        fault
            .map(stage::fault)
            .map(Fault.WriteFails.class::cast)
            .map(Fault.WriteFails::isApplied)
            .orElse(true);
    if (writes.stream().anyMatch(StoreSeam::isOfRollback)) {
      stage.recordComes();
    }
    boolean applied = arrives && call.get();
    transactions++;
    writes.forEach(write -> note(write, who, applied, fault.isEmpty()));
    if (fault.isPresent()) {
      stage.struck(fault.get(), "#" + who + " " + operation + " unanswered, applied: " + applied);
      throw unanswered(operation);
    }
    return applied;
  }

  private static StoreUnavailableException unanswered(String operation) {
    return new StoreUnavailableException(operation, new IOException("the table does not answer"));
  }

  private static boolean isOfRollback(Write write) {
    return write instanceof Write.Replace replace && replace.item().sort().startsWith("ROLLBACK/");
  }

  private void note(Write write, int who, boolean applied, boolean answered) {
    Written written =
        switch (write) {
          case Write.Create create -> Written.of("CREATE", create.item());
          case Write.Replace replace -> Written.of("REPLACE", replace.item());
          case Write.Remove remove ->
              new Written(
                  "REMOVE", new Item(remove.partition(), remove.sort(), remove.version(), ""));
          case Write.Demand demand ->
              new Written(
                  "DEMAND", new Item(demand.partition(), demand.sort(), demand.version(), ""));
        };
    Item item = written.item();
    stage
        .trace()
        .add(
            new Wrote(
                stage.now(),
                who,
                transactions,
                written.kind(),
                item.partition(),
                item.sort(),
                item.version(),
                item.body(),
                applied,
                answered));
  }

  private record Written(String kind, Item item) {
    static Written of(String kind, Item item) {
      return new Written(kind, item);
    }
  }
}
