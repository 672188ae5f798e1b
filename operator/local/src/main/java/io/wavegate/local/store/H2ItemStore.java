package io.wavegate.local.store;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The store on H2: in memory for rehearsals, in a file for longer runs. Keys are bytes, so that
 * their order is that of DynamoDB. Used by one thread at a time.
 */
public final class H2ItemStore implements ItemStore, AutoCloseable {
  private static final String READ = "SELECT pk, sk, version, body FROM items WHERE pk = ? ";

  private final Connection connection;

  private H2ItemStore(Connection connection) {
    this.connection = connection;
  }

  /** A new, empty store in memory. */
  public static H2ItemStore inMemory() {
    return open("jdbc:h2:mem:");
  }

  /**
   * Opens a store.
   *
   * @param url an H2 JDBC URL
   */
  public static H2ItemStore open(String url) {
    try {
      Connection connection = DriverManager.getConnection(url);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS items (pk VARBINARY(2048), sk VARBINARY(1024),"
                + " version BIGINT NOT NULL, body VARCHAR NOT NULL, PRIMARY KEY (pk, sk))");
      }
      return new H2ItemStore(connection);
    } catch (SQLException e) {
      throw new StoreUnavailableException("open", e);
    }
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    try (PreparedStatement read = connection.prepareStatement(READ + "AND sk = ?")) {
      read.setBytes(1, bytes(partition));
      read.setBytes(2, bytes(sort));
      return items(read).stream().findFirst();
    } catch (SQLException e) {
      throw new StoreUnavailableException("get", e);
    }
  }

  @Override
  public boolean put(Write write) {
    return transact(List.of(write));
  }

  @Override
  public boolean transact(List<Write> writes) {
    TransactionLimit.check(writes);
    try {
      connection.setAutoCommit(false);
      boolean all = false;
      try {
        all = applyAll(writes);
      } finally {
        if (all) {
          connection.commit();
        } else {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
      return all;
    } catch (SQLException e) {
      throw new StoreUnavailableException("transact", e);
    }
  }

  private boolean applyAll(List<Write> writes) throws SQLException {
    for (Write write : writes) {
      if (!apply(write)) {
        return false;
      }
    }
    return true;
  }

  private boolean apply(Write write) throws SQLException {
    return switch (write) {
      case Write.Create create -> get(create.item()).isEmpty() && insert(create.item());
      case Write.Replace replace -> update(replace.item());
      case Write.Remove remove -> delete(remove.partition(), remove.sort(), remove.version());
      case Write.Demand demand ->
          get(demand.partition(), demand.sort())
              .filter(item -> item.version() == demand.version())
              .isPresent();
    };
  }

  private Optional<Item> get(Item item) {
    return get(item.partition(), item.sort());
  }

  private boolean insert(Item item) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO items (version, body, pk, sk) VALUES (?, ?, ?, ?)")) {
      return write(insert, item) == 1;
    }
  }

  private boolean update(Item item) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE items SET version = ?, body = ? WHERE pk = ? AND sk = ? AND version = ?")) {
      update.setLong(5, item.version() - 1);
      return write(update, item) == 1;
    }
  }

  private static int write(PreparedStatement statement, Item item) throws SQLException {
    statement.setLong(1, item.version());
    statement.setString(2, item.body());
    statement.setBytes(3, bytes(item.partition()));
    statement.setBytes(4, bytes(item.sort()));
    return statement.executeUpdate();
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    byte[] from = bytes(prefix);
    byte[] to = successor(from);
    String where = to.length == 0 ? "AND sk >= ? " : "AND sk >= ? AND sk < ? ";
    try (PreparedStatement read = connection.prepareStatement(READ + where + "ORDER BY sk")) {
      read.setBytes(1, bytes(partition));
      read.setBytes(2, from);
      if (to.length > 0) {
        read.setBytes(3, to);
      }
      return items(read);
    } catch (SQLException e) {
      throw new StoreUnavailableException("query", e);
    }
  }

  /** The least key that is greater than all keys with that prefix; empty if there is none. */
  private static byte[] successor(byte[] prefix) {
    int length = prefix.length;
    while (length > 0 && prefix[length - 1] == (byte) 0xff) {
      length--;
    }
    byte[] next = new byte[length];
    System.arraycopy(prefix, 0, next, 0, length);
    if (length > 0) {
      next[length - 1]++;
    }
    return next;
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM items WHERE pk = ? AND sk = ? AND version = ?")) {
      delete.setBytes(1, bytes(partition));
      delete.setBytes(2, bytes(sort));
      delete.setLong(3, version);
      return delete.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new StoreUnavailableException("delete", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreUnavailableException("close", e);
    }
  }

  private static List<Item> items(PreparedStatement read) throws SQLException {
    List<Item> items = new ArrayList<>();
    try (ResultSet rows = read.executeQuery()) {
      while (rows.next()) {
        items.add(
            new Item(
                text(rows.getBytes(1)),
                text(rows.getBytes(2)),
                rows.getLong(3),
                rows.getString(4)));
      }
    }
    return items;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
