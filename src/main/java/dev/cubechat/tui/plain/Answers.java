package dev.cubechat.tui.plain;

import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import java.util.Iterator;
import java.util.List;

/** Knows which event answers which errand. */
final class Answers {
    private Answers() {}

    /** Takes the errand that this event answers out of the list; whether there was one. */
    static boolean remove(List<Errand> errands, Event event) {
        for (Iterator<Errand> each = errands.iterator(); each.hasNext(); ) {
            if (answers(event, each.next())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** Whether its answer is a dialog to be in. */
    static boolean opens(Errand errand) {
        return errand instanceof Errand.FindDialog || errand instanceof Errand.CreateDialog;
    }

    /** Whether the errand is answered by this event. */
    static boolean answers(Event event, Errand errand) {
        return switch (event) {
            case Event.Done done -> done.asked().equals(errand);
            case Event.Failed failed -> failed.asked().equals(errand);
            case Event.SignedIn in -> errand instanceof Errand.LoadMe;
            case Event.DialogsCame came -> errand instanceof Errand.LoadDialogs;
            case Event.DialogCame came -> came.asked().equals(errand);
            case Event.DialogGone gone -> errand instanceof Errand.LeaveDialog;
            case Event.HistoryCame came -> came.asked().equals(errand);
            case Event.PeopleCame came -> came.asked().equals(errand);
            case Event.ContactsCame came -> errand instanceof Errand.LoadContacts;
            case Event.PrivacyCame came -> errand instanceof Errand.LoadPrivacy;
            case Event.OnlineCame came -> errand instanceof Errand.LoadOnline;
            case Event.LastSeenCame came -> came.asked().equals(errand);
            case Event.ReceiptsCame came -> came.asked().equals(errand);
            case Event.Watched watched -> watched.asked().equals(errand);
            case Event.Found found -> found.asked().equals(errand);
            case Event.DraftsCame came -> errand instanceof Errand.LoadDrafts;
            case Event.Downloaded downloaded -> downloaded.asked().equals(errand);
            default -> false;
        };
    }
}
