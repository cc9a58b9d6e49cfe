package dev.cubechat.app;

import dev.cubechat.app.chat.ChatCommand;
import dev.cubechat.cli.Word;

/** The word {@code chat}. */
final class ChatWord {
    private ChatWord() {}

    static Word of(Run run) {
        return new Word.Verb(
                "chat",
                "Chat with people, on the whole screen or line by line",
                () -> new ChatCommand(run.desk(), run.signIn(), run.userId(), new ChatPlace(run)));
    }
}
