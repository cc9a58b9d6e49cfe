package dev.cubechat.tui.live;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.Services;
import dev.cubechat.service.dialog.Dialogs;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Does the errands that change dialogs, contacts and whom one blocks. Safe for threads. */
final class Arranging {
    private final Services services;
    private final DialogBook book;

    Arranging(Services services, DialogBook book) {
        this.services = services;
        this.book = book;
    }

    Event create(Errand.CreateDialog asked) {
        Dialogs dialogs = services.dialogs();
        return came(dialogs.create(dialogs.with(asked.draft(), asked.people())).run(), asked);
    }

    Event add(Errand.AddPeople asked) {
        return came(
                services.dialogs().add(new DialogTarget.Id(asked.dialog()), asked.people()).run(),
                asked);
    }

    Event remove(Errand.RemovePeople asked) {
        return came(
                services.dialogs()
                        .remove(new DialogTarget.Id(asked.dialog()), asked.people())
                        .run(),
                asked);
    }

    Event admins(Errand.ChangeAdmins asked) {
        return came(
                services.dialogs()
                        .changeAdmins(
                                new DialogTarget.Id(asked.dialog()),
                                asked.on() ? asked.people() : List.of(),
                                asked.on() ? List.of() : asked.people())
                        .run(),
                asked);
    }

    Event rename(Errand.RenameDialog asked) {
        return came(
                services.dialogs()
                        .update(
                                new DialogTarget.Id(asked.dialog()),
                                DialogChange.NOTHING.withLook(asked.name(), null, null))
                        .run(),
                asked);
    }

    Event pin(Errand.Pin asked) {
        DialogTarget dialog = new DialogTarget.Id(asked.dialog());
        List<MessageTarget> which = List.of(new MessageTarget.Id(asked.message()));
        Dialogs dialogs = services.dialogs();
        return came(
                (asked.on() ? dialogs.pin(dialog, which) : dialogs.unpin(dialog, which)).run(),
                asked);
    }

    Event leave(Errand.LeaveDialog asked) {
        services.dialogs().leave(new DialogTarget.Id(asked.dialog())).run();
        return new Event.DialogGone(asked.dialog());
    }

    Event notifications(Errand.Notifications asked) {
        services.dialogs().setNotified(new DialogTarget.Id(asked.dialog()), asked.on()).run();
        return new Event.Done(
                asked,
                asked.on() ? "Your phone is told of what comes here." : "No pushes from here.");
    }

    Event contact(Errand.ChangeContact asked) {
        UserTarget user = asked.user();
        var contacts = services.contacts();
        return new Event.Done(
                asked,
                switch (asked.deed()) {
                    case ADD -> said(contacts.add(user, asked.name()).run(), "Asked.");
                    case CONFIRM -> said(contacts.confirm(user).run(), "You are contacts now.");
                    case REJECT -> said(contacts.reject(user).run(), "Turned down.");
                    case REMOVE -> said(contacts.remove(user).run(), "No longer a contact.");
                    case RENAME ->
                            said(contacts.rename(user, name(asked.name())).run(), "Renamed.");
                });
    }

    Event block(Errand.Block asked) {
        services.privacy().block(List.of(asked.user()), asked.mutual()).run();
        return new Event.Done(
                asked,
                asked.mutual()
                        ? "Blocked: neither of you reaches the other."
                        : "Blocked: they no longer reach you.");
    }

    Event unblock(Errand.Unblock asked) {
        services.privacy().unblock(List.of(asked.user())).run();
        return new Event.Done(asked, "No longer blocked.");
    }

    Event report(Errand.ReportUser asked) {
        services.reports().user(asked.user(), asked.reason()).run();
        return new Event.Done(asked, "Reported to the moderators.");
    }

    Event report(Errand.ReportMessage asked) {
        services.reports()
                .message(null, new MessageTarget.Id(asked.message()), asked.reason())
                .run();
        return new Event.Done(asked, "Reported to the moderators.");
    }

    Event system(Errand.SendSystem asked) {
        services.systemMessages().send(asked.user(), asked.body(), Map.of(), null).run();
        return new Event.Done(asked, "Sent to their programs.");
    }

    private Event came(Dialog dialog, Errand asked) {
        return new Event.DialogCame(book.note(dialog), asked);
    }

    private static String said(Object done, String note) {
        Objects.requireNonNull(done);
        return note;
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : name;
    }
}
