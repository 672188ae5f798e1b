package io.wavegate.standins.http;

import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the client can reach: service tables by account and Region, callers by access key, sites by
 * host. It may grow while calls are made.
 */
public final class Directory {
  private record Place(String service, String accountId, String region) {}

  private final Map<Place, ServiceTable> tables = new LinkedHashMap<>();
  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Caller anyone;

  /**
   * An empty directory.
   *
   * @param anyone who calls if a request is unsigned or signed with a key that is not known
   */
  public Directory(Caller anyone) {
    this.anyone = anyone;
  }

  /** Puts a table where requests of that account to that Region find it. */
  public Directory table(String accountId, String region, ServiceTable table) {
    tables.put(new Place(table.service(), accountId, region), table);
    return this;
  }

  /** Says whose access key this is. */
  public Directory caller(String accessKeyId, Caller caller) {
    callers.put(accessKeyId, caller);
    return this;
  }

  /** Puts a site at a host, given without its port. */
  public Directory site(String host, Site site) {
    sites.put(host, site);
    return this;
  }

  /** The service that a caller reaches, in the account and Region in which it calls. */
  public Optional<ServiceTable> table(String service, Caller caller) {
    return Optional.ofNullable(tables.get(new Place(service, caller.accountId(), caller.region())));
  }

  Caller caller(String accessKeyId) {
    return callers.getOrDefault(accessKeyId, anyone);
  }

  Optional<Site> site(String host) {
    return Optional.ofNullable(sites.get(host));
  }
}
