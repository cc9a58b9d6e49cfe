package dev.cubechat.tui.chat;

import dev.cubechat.model.UserId;
import dev.cubechat.tui.compose.Completing;
import dev.cubechat.tui.compose.Completion.Candidate;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.People;
import dev.cubechat.tui.talk.Talk;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who and what can be completed: first those of the open dialog. */
final class Likely implements Completing.Known {
    private final Stage stage;

    Likely(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Stream<Candidate> people() {
        List<UserId> near = stage.open().map(open -> open.dialog().occupantIds()).orElse(List.of());
        return stage.talk().people().all().stream()
                .filter(person -> !person.login().isEmpty())
                .sorted(
                        Comparator.comparing((People.Person person) -> !near.contains(person.id()))
                                .thenComparing(People.Person::name))
                .map(
                        person ->
                                new Candidate(
                                        "@" + person.login() + " ",
                                        "@" + person.login(),
                                        person.name()));
    }

    @Override
    public Stream<Candidate> dialogs() {
        Talk talk = stage.talk();
        return talk.conversations().stream()
                .filter(each -> !each.isPrivate())
                .map(
                        (Conversation each) ->
                                new Candidate(
                                        "#" + talk.nameOf(each),
                                        "#" + talk.nameOf(each),
                                        each.dialog().type().word()));
    }
}
