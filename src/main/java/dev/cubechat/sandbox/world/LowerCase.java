package dev.cubechat.sandbox.world;

import org.sqlite.Function;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The database's {@code lower}, for the letters of all languages: its own knows A to Z alone. */
final class LowerCase extends Function {
    static void giveTo(Connection connection) throws SQLException {
        create(connection, "lower", new LowerCase(), 1, FLAG_DETERMINISTIC);
    }

    @Override
    protected void xFunc() throws SQLException {
        String text = value_text(0);
        result(text == null ? null : text.toLowerCase(Locale.ROOT));
    }
}
