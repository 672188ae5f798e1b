package io.wavegate.handlers.desk;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestRecord;
import io.wavegate.core.validation.TestRecord.Result;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.store.Kept;
import java.util.List;
import java.util.stream.Collectors;

/** How the tests of a service have done: what failed, and what passed only when tried again. */
final class TestRecords {
  private static final int RELEASES = 50;

  private final Books books;

  TestRecords(Books books) {
    this.books = books;
  }

  Reply of(String service) {
    List<ReleaseId> all = books.catalogue().of(service);
    List<ReleaseId> last = all.subList(Math.max(0, all.size() - RELEASES), all.size());
    List<Result> results = last.stream().flatMap(release -> results(release).stream()).toList();
    if (results.isEmpty()) {
      return Reply.absent("no test of " + service + " has come to a result yet");
    }
    return Reply.done(
        TestRecord.of(results).stream()
            .map(TestRecord::said)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "tests of %s in its last %s:\n  "
                        .formatted(service, Said.count(last.size(), "release")),
                    "")));
  }

  private List<Result> results(ReleaseId release) {
    return books.releases().gates(release).stream()
        .map(Kept::value)
        .filter(gate -> gate.id().gate().kind() == GateKind.PROMOTION)
        .flatMap(gate -> results(gate).stream())
        .toList();
  }

  private List<Result> results(Gate gate) {
    return books.releases().tests(gate.id()).stream()
        .map(
            run ->
                new Result(
                    run.name(),
                    run.outcome(),
                    books.releases().tries(gate.id(), run.name()).size()))
        .toList();
  }
}
