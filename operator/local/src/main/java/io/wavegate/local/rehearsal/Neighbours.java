package io.wavegate.local.rehearsal;

import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Quota;
import io.wavegate.core.policy.Target;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.store.Named;
import io.wavegate.handlers.store.Named.Found;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Deed;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Other pipelines, of the thing that the rehearsed service is part of or of its team. Only what the
 * rehearsed one sees of them is played: leases and starts, by the same rules and in the same store.
 */
final class Neighbours {
  private final Policy policy;
  private final LocalCloud cloud;

  Neighbours(Policy policy, LocalCloud cloud) {
    this.policy = policy;
    this.cloud = cloud;
  }

  /**
   * A pipeline deploys, has ended, or starts a deployment of the same team.
   *
   * @throws ServiceError if it has to wait itself
   */
  void act(Deed.OtherPipeline deed) throws ServiceError {
    switch (deed.does()) {
      case DEPLOYS -> deploy(claim(deed), deed.atMost());
      case ENDS -> change(leases -> leases.without(claim(deed).holder()));
      case STARTS -> start(claim(deed).holder());
    }
  }

  private void deploy(Claim claim, Duration atMost) throws ServiceError {
    Instant now = now();
    List<Lease> against = books().leases().of(policy.partOf()).value().against(claim, now);
    if (!against.isEmpty()) {
      throw ServiceError.badRequest("NotDone", against.getFirst().said());
    }
    change(leases -> leases.granting(claim, now, now.plus(atMost)));
  }

  private void change(UnaryOperator<LeaseGroup> how) throws ServiceError {
    Found<LeaseGroup> read = books().leases().of(policy.partOf());
    write(books().leases().changing(read, how.apply(read.value())));
  }

  private void start(Holder holder) throws ServiceError {
    Named<TeamStarts> starts = books().starts();
    Found<TeamStarts> read =
        starts.of(policy.startRule().quota().map(Quota::team).orElse(holder.service()));
    write(starts.changing(read, read.value().with(holder, now())));
  }

  private void write(Write write) throws ServiceError {
    if (!books().persons().commit(List.of(write))) {
      throw ServiceError.badRequest("NotDone", "another has written at the same moment");
    }
  }

  private Books books() {
    return cloud.wiring().books();
  }

  private Instant now() {
    return cloud.wiring().ports().time().now();
  }

  private Claim claim(Deed.OtherPipeline deed) {
    String account = cloud.place().account();
    PipelineRef pipeline =
        new PipelineRef(account, cloud.place().region(), deed.service() + "-prod");
    return new Claim(
        new Holder(deed.service(), pipeline, "the-other-release", "Prod", "prod"),
        policy.startRule().atOnce(),
        List.of(new Target(account, deed.region())));
  }
}
