package io.wavegate.standins.http;

import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.sts.Sessions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the client can reach: service tables by account and Region, callers by access key, sites by
 * host. It may grow while calls are made.
 */
public final class Directory implements Sessions {
  private record Place(String service, String accountId, String region) {}

  private final Map<Place, ServiceTable> tables = new LinkedHashMap<>();
  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final Set<String> expired = new LinkedHashSet<>();
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

  @Override
  public void opened(String accessKeyId, Caller caller) {
    callers.put(accessKeyId, caller);
  }

  @Override
  public void expired(String accessKeyId) {
    expired.add(accessKeyId);
  }

  /** The service that a caller reaches, in the account and Region in which it calls. */
  public Optional<ServiceTable> table(String service, Caller caller) {
    return Optional.ofNullable(tables.get(new Place(service, caller.accountId(), caller.region())));
  }

  /**
   * Who signs with a key.
   *
   * @throws ServiceError if the key's session is over
   */
  public Caller caller(String accessKeyId) throws ServiceError {
    if (expired.contains(accessKeyId)) {
      throw new ServiceError(
          "ExpiredTokenException", 403, "The security token included in the request is expired");
    }
    return callers.getOrDefault(accessKeyId, anyone);
  }

  Optional<Site> site(String host) {
    return Optional.ofNullable(sites.get(host));
  }
}
