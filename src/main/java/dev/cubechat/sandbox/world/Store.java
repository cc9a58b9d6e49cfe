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
 * <p>Events of a change are told under the lock, so that everyone hears of changes in the order in
 * which they happened.
 */
final class Store implements AutoCloseable {
    static final String IN_MEMORY = ":memory:";
    private static final int STATEMENTS_KEPT = 200;
    private final String database;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<WorldListener> listeners = new CopyOnWriteArrayList<>();
    private final List<WorldEvent> untold = new ArrayList<>();
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
    private Connection connection;
    private boolean inChange;

    /** Makes a value of one row. It must not use the store. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work on the connection itself. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    private Store(String database) throws SQLException {
        this.database = database;
        this.connection = connected(database);
    }

    /** The store in this SQLite database: a file's path, or {@code :memory:}. */
    static Store open(String database) {
        try {
            return new Store(database);
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    private static Connection connected(String database) throws SQLException {
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
        LowerCase.giveTo(connection);
        return connection;
    }

    void listen(WorldListener listener) {
        listeners.add(listener);
    }

    /** Tells this when the change under way is done. */
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
        T result;
        List<Runnable> afterwards;
        try {
            run("BEGIN");
            inChange = true;
            result = work.get();
            afterwards = tellAll();
            run("COMMIT");
        } catch (RuntimeException | Error failed) {
            untold.clear();
            rollBack(failed);
            throw failed;
        } finally {
            inChange = false;
        }
        afterwards.forEach(Runnable::run);
        return result;
    }

    /** Leaves no transaction open, whatever has failed: the next change is a new one. */
    private void rollBack(Throwable reason) {
        try {
            run("ROLLBACK");
        } catch (Failure noneOpen) {
            // SQLite may have rolled back by itself, as it can where the disk is full.
            reason.addSuppressed(noneOpen);
            if (!canBegin()) {
                reconnect(reason);
            }
        }
    }

    private boolean canBegin() {
        try {
            run("BEGIN");
            run("ROLLBACK");
            return true;
        } catch (Failure stillOpen) {
            return false;
        }
    }

    private void reconnect(Throwable reason) {
        if (database.equals(IN_MEMORY)) {
            return; // All would be gone.
        }
        statements.clear();
        try {
            connection.close();
            connection = connected(database);
        } catch (SQLException failed) {
            reason.addSuppressed(failed);
        }
    }

    /** Gives what the listeners do when the change is stored. */
    private List<Runnable> tellAll() {
        List<WorldEvent> events = List.copyOf(untold);
        untold.clear();
        List<Runnable> afterwards = new ArrayList<>();
        for (WorldEvent event : events) {
            listeners.forEach(listener -> afterwards.add(listener.happening(event)));
        }
        return afterwards;
    }

    /** Runs a statement and gives the number of rows it changed. */
    int run(String sql, @Nullable Object... values) {
        try {
            PreparedStatement statement = prepared(sql, values);
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException failed) {
            forget(sql, failed);
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
            forget(sql, failed);
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

    /** One that has failed is not used again: it may still hold on to what it was about. */
    private void forget(String sql, SQLException reason) {
        PreparedStatement failed = statements.remove(sql);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException alsoFailed) {
            reason.addSuppressed(alsoFailed);
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
