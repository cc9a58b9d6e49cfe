package dev.cubechat.app;

import dev.cubechat.cli.Word;
import dev.cubechat.cli.api.ApiCommand;
import dev.cubechat.cli.auth.AuthWords;
import dev.cubechat.cli.completion.CompletionWords;
import dev.cubechat.cli.contacts.ContactsWords;
import dev.cubechat.cli.dialog.DialogWords;
import dev.cubechat.cli.file.FileWords;
import dev.cubechat.cli.listen.ListenCommand;
import dev.cubechat.cli.msg.MsgWords;
import dev.cubechat.cli.presence.PresenceWords;
import dev.cubechat.cli.privacy.PrivacyWords;
import dev.cubechat.cli.profile.ProfileDesk;
import dev.cubechat.cli.profile.ProfileWords;
import dev.cubechat.cli.report.ReportWords;
import dev.cubechat.cli.search.SearchCommand;
import dev.cubechat.cli.system.SystemWords;
import dev.cubechat.cli.user.UserWords;
import dev.cubechat.cli.waiting.WaitCommand;

import java.util.List;

/** The first words of the command line. What stands behind a word is loaded when it is typed. */
final class Nouns {
    private Nouns() {}

    static List<Word> of(Run run) {
        return List.of(
                new Word.Noun(
                        "auth", "Sign in and out", () -> AuthWords.of(run.desk(), run.signIn())),
                new Word.Noun(
                        "profile",
                        "Named sets of settings",
                        () -> ProfileWords.of(profileDesk(run))),
                new Word.Noun("user", "People", () -> UserWords.of(run.desk())),
                new Word.Noun(
                        "dialog",
                        "Dialogs: private, group and public",
                        () -> DialogWords.of(run.desk())),
                new Word.Noun(
                        "msg",
                        "Messages: send, read, edit, delete, mark",
                        () -> MsgWords.of(run.desk())),
                new Word.Noun("contacts", "Your contact list", () -> ContactsWords.of(run.desk())),
                new Word.Noun(
                        "file", "Files: upload, download, share", () -> FileWords.of(run.desk())),
                new Word.Noun("privacy", "Whom you block", () -> PrivacyWords.of(run.desk())),
                new Word.Noun(
                        "presence",
                        "Who is there, and whether you are",
                        () -> PresenceWords.of(run.desk())),
                new Word.Noun(
                        "system",
                        "System messages: data for other people's programs",
                        () -> SystemWords.of(run.desk())),
                new Word.Verb(
                        "search",
                        "Look for a text in dialogs, messages and names",
                        () -> new SearchCommand(run.desk())),
                new Word.Noun(
                        "report",
                        "Tell the moderators of people and messages",
                        () -> ReportWords.of(run.desk())),
                new Word.Verb(
                        "listen",
                        "Print what happens, as it happens, one JSON record per line",
                        () -> new ListenCommand(run.desk(), run.signIn(), run.userId())),
                ChatWord.of(run),
                new Word.Verb(
                        "wait",
                        "Wait until something happens, or a time is over",
                        () ->
                                new WaitCommand(
                                        run.desk(), run.signIn(), run.userId(), run::takeTimeout)),
                new Word.Verb(
                        "api",
                        "Send any REST request in your session",
                        () -> new ApiCommand(run.desk())),
                SandboxNoun.of(run),
                DemoWord.of(run),
                DoctorWord.of(run),
                new Word.Noun(
                        "completion",
                        "What Tab completes, as a script for your shell",
                        () -> CompletionWords.of(run.out())));
    }

    private static ProfileDesk profileDesk(Run run) {
        return new ProfileDesk(
                run.finder(),
                run::flags,
                run.stdin(),
                run.person(),
                run.person(),
                run.keyring(),
                run.out());
    }
}
