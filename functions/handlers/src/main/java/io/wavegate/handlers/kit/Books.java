package io.wavegate.handlers.kit;

import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.rollback.StepPlans.Sights;
import io.wavegate.handlers.store.Brought;
import io.wavegate.handlers.store.Catalogue;
import io.wavegate.handlers.store.Closures;
import io.wavegate.handlers.store.Drills;
import io.wavegate.handlers.store.Holds;
import io.wavegate.handlers.store.Journal;
import io.wavegate.handlers.store.Named;
import io.wavegate.handlers.store.Persons;
import io.wavegate.handlers.store.Policies;
import io.wavegate.handlers.store.Posts;
import io.wavegate.handlers.store.Releases;
import io.wavegate.handlers.store.Secrets;
import io.wavegate.handlers.store.TestQuestions;
import io.wavegate.handlers.store.Unfinished;
import io.wavegate.handlers.store.Watched;

/** All repositories. */
public record Books(
    Releases releases,
    Journal journal,
    Policies policies,
    Secrets secrets,
    Watched watched,
    Unfinished unfinished,
    Holds holds,
    Catalogue catalogue,
    Persons persons,
    Named<LeaseGroup> leases,
    Named<TeamStarts> starts,
    Closures closures,
    TestQuestions questions,
    Drills drills,
    Posts posts,
    Brought brought) {
  /** What a wave's levers were found at, before the deployment and as it had ended. */
  public Sights sights(ReleaseId release, String wave) {
    return new Sights(releases.levers(release, wave), brought.by(release, wave));
  }

  /** All of them on one store. */
  public static Books on(ItemStore store) {
    return new Books(
        new Releases(store),
        new Journal(store),
        new Policies(store),
        new Secrets(store),
        new Watched(store),
        new Unfinished(store),
        new Holds(store),
        new Catalogue(store),
        new Persons(store),
        Named.leases(store),
        Named.starts(store),
        new Closures(store),
        new TestQuestions(store),
        new Drills(store),
        new Posts(store),
        new Brought(store));
  }
}
