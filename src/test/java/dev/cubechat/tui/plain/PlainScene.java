package dev.cubechat.tui.plain;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A chat line by line, without a terminal or a service: Mira types, Jon and Kai write. It is noon
 * all the time.
 */
final class PlainScene {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final UserId MIRA = new UserId(101);
    static final UserId JON = new UserId(102);
    static final UserId KAI = new UserId(103);
    static final DialogId CLIMBERS = new DialogId("5eed00000000000000000002");
    static final DialogId OTHERS = new DialogId("5eed00000000000000000003");

    private static final DialogTarget CLIMBERS_BY_NAME = new DialogTarget.Name("Climbers");

    /** Someone sees what becomes of each line. */
    static final Way AT_A_TERMINAL = way(false, false, false);

    /** The lines come from a file, and nobody is there to see. */
    static final Way UNATTENDED = way(false, true, false);

    static final Way FOR_A_PROGRAM = way(true, true, false);
    static final Way ONLY_LOOKING = way(false, false, true);

    private int next = 1;

    /** Begun, and nothing has come yet. */
    Plain plain(Way way) {
        Plain plain = new Plain(way, this::nextId);
        plain.take(new Event.Tick(NOON));
        plain.begin();
        return plain;
    }

    /** The same with the climbers open. Of the people only Jon and Mira herself are known. */
    Plain opened(Way way) {
        Plain plain = plain(way);
        open(plain);
        return plain;
    }

    List<Deed> open(Plain plain) {
        List<Deed> deeds = new ArrayList<>();
        deeds.addAll(plain.take(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira"))));
        deeds.addAll(
                plain.take(
                        new Event.PeopleCame(
                                new Errand.LoadPeople(List.of()),
                                List.of(Cast.user(JON, "jon", "Jon")))));
        Dialog climbers = dialog(CLIMBERS, "Climbers");
        deeds.addAll(
                plain.take(new Event.DialogsCame(List.of(climbers, dialog(OTHERS, "Others")))));
        List<Deed> found =
                plain.take(new Event.DialogCame(climbers, new Errand.FindDialog(CLIMBERS_BY_NAME)));
        deeds.addAll(found);
        Errand.LoadHistory history =
                errands(found).stream()
                        .filter(Errand.LoadHistory.class::isInstance)
                        .map(Errand.LoadHistory.class::cast)
                        .findFirst()
                        .orElseThrow();
        deeds.addAll(plain.take(new Event.HistoryCame(history, List.of(), true)));
        return deeds;
    }

    MessageId nextId() {
        return new MessageId("65f0000000000000%08d".formatted(next++));
    }

    Event.Heard arrives(DialogId dialog, UserId sender, String body) {
        return arrives(nextId(), dialog, sender, body);
    }

    Event.Heard arrives(MessageId id, DialogId dialog, UserId sender, String body) {
        Message message = Cast.message(id, dialog, sender, body, NOON.getEpochSecond());
        return heard(new ChatEvent.Arrived(message, true, true, true, null, null));
    }

    static Event.Heard heard(ChatEvent event) {
        return new Event.Heard(NOON, event);
    }

    static Event.Heard becomes(ConnectionState state) {
        return heard(new ChatEvent.State(state, null, null));
    }

    /** The lines that were written, in order. */
    static List<String> said(List<Deed> deeds) {
        return deeds.stream()
                .filter(Deed.Say.class::isInstance)
                .map(deed -> ((Deed.Say) deed).line())
                .toList();
    }

    /** What the service was asked for, in order. */
    static List<Errand> errands(List<Deed> deeds) {
        return deeds.stream()
                .filter(Deed.Run.class::isInstance)
                .map(deed -> ((Deed.Run) deed).errand())
                .toList();
    }

    static Dialog dialog(DialogId id, String name) {
        return Cast.dialog(id, DialogType.GROUP, name, List.of(MIRA, JON, KAI), 0, null, null);
    }

    private static Way way(boolean records, boolean strict, boolean silent) {
        return new Way(
                CLIMBERS_BY_NAME,
                records,
                strict,
                silent,
                Set.of(),
                Duration.ofSeconds(30),
                ZoneOffset.UTC);
    }
}
