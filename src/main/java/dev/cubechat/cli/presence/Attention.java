package dev.cubechat.cli.presence;

import dev.cubechat.cli.output.Columns;

/** What the verbs that say whether somebody looks at this device show. */
record Attention(boolean active) {
    static final Columns<Attention> COLUMNS =
            Columns.<Attention>of()
                    .and("state", attention -> attention.active() ? "active" : "inactive");
}
