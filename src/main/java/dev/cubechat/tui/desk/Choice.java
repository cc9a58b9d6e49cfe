package dev.cubechat.tui.desk;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.tui.words.Wish;

/** What happens when an item of a list is chosen. */
public sealed interface Choice {
    /** As if it had been typed. */
    record Do(Wish wish) implements Choice {}

    /** The command begins so, and the person writes the rest of it. */
    record Write(String text) implements Choice {}

    /** Another dialog opens. */
    record Open(DialogId dialog) implements Choice {}

    /** The message is shown among its neighbours. */
    record Show(DialogId dialog, Message message) implements Choice {}

    record Nothing() implements Choice {}
}
