package dev.cubechat.tui.view;

import dev.cubechat.model.UserId;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Link;
import dev.cubechat.tui.talk.Talk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Draws the line at the top: what is open, who is there, and where the connection stands. */
final class HeaderView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Setting setting;
    private final Talk talk;
    private final boolean explore;

    HeaderView(Setting setting, Talk talk, boolean explore) {
        this.setting = setting;
        this.talk = talk;
        this.explore = explore;
    }

    Row draw(@Nullable Conversation open, boolean narrow, int width) {
        Strip strip = new Strip(width).add(" ", Role.BAR);
        int unread = talk.unread();
        if (narrow && unread > 0) {
            strip.add("(" + unread + ") ", Role.UNREAD);
        }
        Row full = link(true);
        Row link = Strip.width(full) > width * 3 / 4 ? link(false) : full;
        Strip left = new Strip(Math.max(0, strip.left() - Strip.width(link) - 1));
        if (open == null) {
            left.add("cubechat", Role.TITLE);
        } else {
            left.add(talk.nameOf(open), Role.TITLE).add("  ", Role.BAR).add(presence(open));
        }
        strip.add(left.row());
        return Strip.raised(strip.right(link, Style.of(Role.BAR)).row(), width);
    }

    private Row presence(Conversation open) {
        Optional<UserId> peer = open.peer(talk.me());
        if (peer.isPresent()) {
            return person(peer.get());
        }
        int count =
                open.dialog().occupantsCount() == null
                        ? open.dialog().occupantIds().size()
                        : open.dialog().occupantsCount();
        String people = count == 1 ? "1 person" : count + " people";
        String there = open.online().isEmpty() ? "" : ", " + open.online().size() + " in the room";
        return Strip.of(open.dialog().type().word() + " · " + people + there, Role.BAR);
    }

    private Row person(UserId peer) {
        if (talk.circle().isBlocked(peer)) {
            return Strip.of("blocked", Role.WARNING);
        }
        if (talk.people().isOnline(peer)) {
            return Strip.of("here now", Role.ONLINE);
        }
        return talk.people()
                .lastActive(peer)
                .map(at -> Strip.of("last seen " + when(at), Role.OFFLINE))
                .orElse(Row.BLANK);
    }

    private String when(Instant at) {
        LocalDate today = talk.now().atZone(setting.zone()).toLocalDate();
        var then = at.atZone(setting.zone());
        return then.toLocalDate().equals(today) ? then.format(TIME) : then.format(DAY);
    }

    /**
     * Where the connection stands, and what waits for it.
     *
     * @param inWords whether there is room for more than a sign
     */
    private Row link(boolean inWords) {
        Link link = talk.link();
        Strip strip = new Strip(60);
        long waiting = talk.waiting();
        if (explore) {
            strip.add("exploring ", Role.WARNING);
        }
        if (waiting > 0) {
            strip.add(waiting + " to send ", Role.QUEUED);
        }
        Glyphs glyphs = setting.glyphs();
        String said = inWords ? " " + link.state().inWords() : "";
        switch (link.state()) {
            case READY, RESUMED -> strip.add(glyphs.online + said, Role.ONLINE);
            case IDLE, CONNECTING, AUTHENTICATED -> strip.add(glyphs.pending + said, Role.WARNING);
            case RECONNECTING -> strip.add(glyphs.pending + said + countdown(link), Role.WARNING);
            case AUTH_FAILED, FORCE_CLOSED -> strip.add(glyphs.failed + said, Role.ERROR);
            case CLOSED -> strip.add(glyphs.offline + said, Role.ERROR);
        }
        return strip.add(" ", Role.BAR).row();
    }

    private String countdown(Link link) {
        if (link.nextAttempt() == null) {
            return "";
        }
        long seconds = Duration.between(talk.now(), link.nextAttempt()).plusMillis(999).toSeconds();
        return seconds > 0 ? " " + seconds + "s" : "";
    }
}
