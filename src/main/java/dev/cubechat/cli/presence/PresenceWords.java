package dev.cubechat.cli.presence;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat presence}. */
public final class PresenceWords {
    private PresenceWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb(
                        "last", "Say when people were last active", () -> new LastCommand(desk)),
                new Word.Verb(
                        "watch",
                        "Tell when people come online or leave",
                        () -> new WatchCommand(desk)),
                new Word.Verb(
                        "active",
                        "Tell the server that somebody looks at this device",
                        () -> new ActiveCommand(desk)),
                new Word.Verb(
                        "inactive",
                        "Tell the server that nobody looks at this device",
                        () -> new InactiveCommand(desk)),
                new Word.Verb(
                        "ping",
                        "Ask the chat server whether it is there",
                        () -> new PingCommand(desk)));
    }
}
