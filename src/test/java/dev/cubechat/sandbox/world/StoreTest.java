package dev.cubechat.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What becomes of changes when the database is in trouble, and afterwards. */
class StoreTest {
    @TempDir Path folder;

    private final List<WorldEvent> told = new ArrayList<>();
    @AutoClose private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("world.db").toString());
        store.run("CREATE TABLE notes (text TEXT)");
        store.listen(event -> () -> told.add(event));
    }

    @Test
    void when_the_disk_was_full_once_later_changes_are_kept_and_told() {
        sql("PRAGMA max_page_count = 8");
        assertThatThrownBy(() -> note("x".repeat(100_000)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("full");
        sql("PRAGMA max_page_count = 1000000");

        assertTheNextChangeHolds();
    }

    @Test
    void a_transaction_that_was_left_open_costs_one_change_and_no_more() {
        sql("BEGIN");
        assertThatThrownBy(() -> note("lost")).isInstanceOf(Failure.class);

        assertTheNextChangeHolds();
    }

    @Test
    void a_failure_to_roll_back_does_not_hide_why_the_change_failed() {
        IllegalStateException reason = new IllegalStateException("why");

        assertThatThrownBy(
                        () ->
                                store.change(
                                        () -> {
                                            sql("ROLLBACK");
                                            throw reason;
                                        }))
                .isSameAs(reason);

        assertThat(reason.getSuppressed()).hasSize(1);
        note("after");
        assertThat(notes()).containsExactly("after");
    }

    @Test
    void a_connection_that_can_begin_nothing_any_more_is_opened_anew() {
        store.with(Connection::close);
        assertThatThrownBy(() -> note("lost")).isInstanceOf(Failure.class);

        note("after");

        assertThat(notes()).containsExactly("after");
        assertThat(told).hasSize(1);
    }

    @Test
    void what_somebody_keeps_who_hears_of_a_change_is_stored_with_it_or_neither_is() {
        store.listen(
                event -> {
                    store.change(() -> store.run("INSERT INTO notes VALUES ('kept')"));
                    throw new IllegalStateException("the end");
                });

        assertThatThrownBy(() -> note("said")).hasMessage("the end");

        assertThat(notes()).isEmpty();
    }

    /** It is told, and it is there when the database is opened again. */
    private void assertTheNextChangeHolds() {
        note("after");

        store.close();
        store = Store.open(folder.resolve("world.db").toString());
        assertThat(notes()).containsExactly("after");
        assertThat(told).hasSize(1);
    }

    private void note(String text) {
        store.change(
                () -> {
                    store.run("INSERT INTO notes VALUES (?)", text);
                    store.tell(new WorldEvent.PersonDeleted(new UserId(1)));
                });
    }

    private List<String> notes() {
        return store.list(row -> row.getString(1), "SELECT text FROM notes");
    }

    private void sql(String sql) {
        store.with(
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                });
    }
}
