package dev.cubechat.app.sandbox;

/** Tells those who look for a sandbox where it is. */
interface Announcement {
    /** Tells nobody. */
    Announcement NONE =
            new Announcement() {
                @Override
                public void make(Running sandbox) {}

                @Override
                public void withdraw() {}
            };

    void make(Running sandbox);

    /** Nothing is there any more, or never was. */
    void withdraw();
}
