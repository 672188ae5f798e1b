package io.wavegate.local.rehearsal;

import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.Target;
import io.wavegate.handlers.store.Leases;
import io.wavegate.handlers.store.Leases.Group;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Deed;
import io.wavegate.standins.ServiceError;
import java.time.Instant;
import java.util.List;

/**
 * Other pipelines of the thing that the rehearsed service is part of. Only what the rehearsed one
 * sees of them is played: their leases, by the same rules and in the same store.
 */
final class Neighbours {
  private final Policy policy;
  private final LocalCloud cloud;

  Neighbours(Policy policy, LocalCloud cloud) {
    this.policy = policy;
    this.cloud = cloud;
  }

  /**
   * A pipeline deploys, or has ended.
   *
   * @throws ServiceError if it has to wait itself
   */
  void act(Deed.OtherPipeline deed) throws ServiceError {
    Leases leases = cloud.wiring().books().leases();
    Group group = leases.of(policy.partOf());
    Claim claim = claim(deed);
    Instant now = cloud.wiring().ports().time().now();
    List<Lease> against = group.leases().against(claim, now);
    if (deed.deploys() && !against.isEmpty()) {
      throw ServiceError.badRequest("NotDone", against.getFirst().said());
    }
    LeaseGroup next =
        deed.deploys()
            ? group.leases().granting(claim, now, now.plus(deed.atMost()))
            : group.leases().without(claim.holder());
    if (!leases.change(group, next)) {
      throw ServiceError.badRequest("NotDone", "the leases were changed at the same moment");
    }
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
