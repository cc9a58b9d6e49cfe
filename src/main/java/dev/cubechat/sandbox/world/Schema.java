package dev.cubechat.sandbox.world;

import java.util.List;

/**
 * The tables. Times are unix seconds; dialogs and messages have a short number of their own besides
 * the id of the wire, so that a million messages stay small.
 */
final class Schema {
    /** Raised with every change of the tables. */
    static final String VERSION = "6";

    static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)
                    """,
                    """
                    CREATE TABLE users (
                      id INTEGER PRIMARY KEY AUTOINCREMENT, login TEXT UNIQUE, email TEXT UNIQUE,
                      full_name TEXT, phone TEXT, website TEXT, avatar TEXT, custom_data TEXT,
                      external_id TEXT UNIQUE, facebook_id TEXT, twitter_id TEXT,
                      tags TEXT NOT NULL DEFAULT '[]', timezone INTEGER,
                      guest INTEGER NOT NULL DEFAULT 0, password TEXT,
                      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                      last_request_at INTEGER)
                    """,
                    """
                    CREATE TABLE sessions (
                      id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE,
                      user_id INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                      expires_at INTEGER NOT NULL)
                    """,
                    """
                    CREATE TABLE dialogs (
                      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type INTEGER NOT NULL,
                      name TEXT, description TEXT, photo TEXT, owner INTEGER NOT NULL,
                      extensions TEXT, allow_preview INTEGER NOT NULL DEFAULT 0,
                      pinned TEXT NOT NULL DEFAULT '[]',
                      pair TEXT UNIQUE, last_message_date_sent INTEGER,
                      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)
                    """,
                    // A row also holds what a reader of a broadcast dialog set for themselves;
                    // then occupant is 0. Of what came up to cleared_seq they see nothing; what
                    // came up to joined_seq was there before them and is not in unread.
                    """
                    CREATE TABLE members (
                      dialog INTEGER NOT NULL, user_id INTEGER NOT NULL, place INTEGER NOT NULL,
                      occupant INTEGER NOT NULL DEFAULT 1, admin INTEGER NOT NULL DEFAULT 0,
                      muted INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0,
                      unread INTEGER NOT NULL DEFAULT 0, cleared_seq INTEGER NOT NULL DEFAULT 0,
                      joined_seq INTEGER NOT NULL,
                      PRIMARY KEY (dialog, user_id)) WITHOUT ROWID
                    """,
                    "CREATE INDEX members_by_user ON members (user_id, dialog)",
                    """
                    CREATE TABLE messages (
                      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
                      dialog INTEGER NOT NULL, sender INTEGER NOT NULL, recipient INTEGER,
                      body TEXT, date_sent INTEGER NOT NULL, created_at INTEGER NOT NULL,
                      updated_at INTEGER NOT NULL, edited_at INTEGER,
                      attachments TEXT, fields TEXT)
                    """,
                    "CREATE INDEX history ON messages (dialog, date_sent, seq)",
                    // The sender has every message and has read it; that needs no row.
                    """
                    CREATE TABLE marks (
                      seq INTEGER NOT NULL, user_id INTEGER NOT NULL, is_read INTEGER NOT NULL,
                      PRIMARY KEY (seq, user_id)) WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE hidden (
                      user_id INTEGER NOT NULL, seq INTEGER NOT NULL,
                      PRIMARY KEY (user_id, seq)) WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE reactions (
                      place INTEGER PRIMARY KEY, seq INTEGER NOT NULL, user_id INTEGER NOT NULL,
                      reaction TEXT NOT NULL, UNIQUE (seq, user_id, reaction))
                    """,
                    """
                    CREATE TABLE waiting (
                      place INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL,
                      stanza TEXT NOT NULL, kept_at_ms INTEGER NOT NULL)
                    """,
                    "CREATE INDEX waiting_by_user ON waiting (user_id, place)",
                    "CREATE TABLE activity (user_id INTEGER PRIMARY KEY, seen_at INTEGER NOT NULL)",
                    """
                    CREATE TABLE contacts (
                      user_id INTEGER NOT NULL, contact_id INTEGER NOT NULL, name TEXT,
                      subscription TEXT NOT NULL, asking INTEGER NOT NULL DEFAULT 0,
                      PRIMARY KEY (user_id, contact_id)) WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE privacy_lists (
                      user_id INTEGER NOT NULL, name TEXT NOT NULL,
                      is_default INTEGER NOT NULL DEFAULT 0, items TEXT NOT NULL,
                      PRIMARY KEY (user_id, name)) WITHOUT ROWID
                    """,
                    // The digest is that of the bytes that have come; complete is what the owner
                    // says.
                    """
                    CREATE TABLE files (
                      id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
                      owner INTEGER NOT NULL, name TEXT NOT NULL, content_type TEXT NOT NULL,
                      size INTEGER, open INTEGER NOT NULL, complete INTEGER NOT NULL DEFAULT 0,
                      digest TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)
                    """,
                    "CREATE INDEX files_by_owner ON files (owner, id)",
                    """
                    CREATE TABLE provider_tokens (
                      provider TEXT NOT NULL, token TEXT NOT NULL, secret TEXT, project TEXT,
                      id TEXT NOT NULL, full_name TEXT,
                      PRIMARY KEY (provider, token)) WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE objects (
                      place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, class TEXT NOT NULL,
                      user_id INTEGER NOT NULL, created_at INTEGER NOT NULL, fields TEXT NOT NULL)
                    """,
                    "CREATE TABLE classes (name TEXT PRIMARY KEY)",
                    """
                    CREATE TABLE subscriptions (
                      id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL,
                      channel TEXT NOT NULL, platform TEXT NOT NULL, udid TEXT NOT NULL,
                      environment TEXT NOT NULL, token TEXT NOT NULL, created_at INTEGER NOT NULL,
                      UNIQUE (user_id, channel, udid))
                    """,
                    // The one book of a person has an empty udid.
                    """
                    CREATE TABLE address_books (
                      place INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, udid TEXT NOT NULL,
                      phone TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (user_id, udid, phone))
                    """);

    private Schema() {}
}
