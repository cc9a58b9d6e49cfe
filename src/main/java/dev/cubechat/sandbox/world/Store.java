package dev.cubechat.sandbox.world;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one database connection, under the one lock. Called from any thread; everything inside {@link
 * #read} or {@link #change} happens alone.
 *
 * <p>Events of a change are told when it is stored, still under the lock, so that everyone hears of
 * changes in the order in which they happened.
 */
final class Store implements AutoCloseable {
    private static final int STATEMENTS_KEPT = 200;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<WorldListener> listeners = new CopyOnWriteArrayList<>();
    private final List<WorldEvent> untold = new ArrayList<>();
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
    private boolean inChange;

    /** Makes a value of one row. It must not use the store. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work on the connection itself. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    private Store(Connection connection) {
        this.connection = connection;
    }

    /** The store in this SQLite database: a file's path, or {@code :memory:}. */
    static Store open(String database) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
            try (Statement statement = connection.createStatement()) {
                // Nobody else may open it: two sandboxes in one folder would not hear each other.
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("PRAGMA journal_mode = WAL");
                // Power failures may cost the last messages; waiting for the disk costs always.
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA temp_store = MEMORY");
                statement.execute("PRAGMA cache_size = -16000");
            }
            return new Store(connection);
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    void listen(WorldListener listener) {
        listeners.add(listener);
    }

    /** Tells this when the change under way is stored. */
    void tell(WorldEvent event) {
        untold.add(event);
    }

    <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** All of the work is stored, or nothing of it. A change inside a change is part of it. */
    <T> T change(Supplier<T> work) {
        lock.lock();
        try {
            return inChange ? work.get() : transaction(work);
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable work) {
        change(
                () -> {
                    work.run();
                    return true;
                });
    }

    private <T> T transaction(Supplier<T> work) {
        inChange = true;
        run("BEGIN");
        boolean stored = false;
        try {
            T result = work.get();
            run("COMMIT");
            stored = true;
            inChange = false;
            tellAll();
            return result;
        } finally {
            inChange = false;
            if (!stored) {
                untold.clear();
                run("ROLLBACK");
            }
        }
    }

    private void tellAll() {
        List<WorldEvent> events = List.copyOf(untold);
        untold.clear();
        for (WorldEvent event : events) {
            listeners.forEach(listener -> listener.happened(event));
        }
    }

    /** Runs a statement and gives the number of rows it changed. */
    int run(String sql, @Nullable Object... values) {
        try {
            PreparedStatement statement = prepared(sql, values);
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    <T> List<T> list(Row<T> reader, String sql, @Nullable Object... values) {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            List<T> items = new ArrayList<>();
            while (rows.next()) {
                items.add(reader.read(rows));
            }
            return items;
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    <T> Optional<T> first(Row<T> reader, String sql, @Nullable Object... values) {
        List<T> rows = list(reader, sql, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** The one number that this statement gives. */
    long number(String sql, @Nullable Object... values) {
        return first(row -> row.getLong(1), sql, values).orElse(0L);
    }

    boolean has(String sql, @Nullable Object... values) {
        return first(row -> true, sql, values).isPresent();
    }

    /** Does work that needs the connection itself, such as a batch. */
    void with(Work work) {
        try {
            work.on(connection);
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            forgetOne();
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void forgetOne() throws SQLException {
        if (statements.size() >= STATEMENTS_KEPT) {
            String oldest = statements.keySet().iterator().next();
            PreparedStatement statement = statements.remove(oldest);
            if (statement != null) {
                statement.close();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException failed) {
            throw broken(failed);
        } finally {
            lock.unlock();
        }
    }

    private static Failure broken(SQLException cause) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "The sandbox's database failed: " + cause.getMessage(),
                        cause)
                .withHint("Is the disk full, or is another sandbox using the data folder?");
    }
}
