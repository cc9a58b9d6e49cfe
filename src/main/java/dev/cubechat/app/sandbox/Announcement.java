package dev.cubechat.app.sandbox;

import dev.cubechat.json.Json;

/** Tells those who look for a sandbox where it is. */
interface Announcement {
    /** Tells nobody. */
    Announcement NONE =
            new Announcement() {
                @Override
                public void make(Json.Obj record) {}

                @Override
                public void withdraw() {}
            };

    void make(Json.Obj record);

    /** Nothing is there any more, or never was. */
    void withdraw();
}
