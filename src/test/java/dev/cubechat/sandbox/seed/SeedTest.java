package dev.cubechat.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Secret;
import dev.cubechat.model.StoredFile;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.PrivacyEntry;
import dev.cubechat.sandbox.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SeedTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UserId MIRA = new UserId(101);
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");

    @Test
    void the_default_world_has_four_people_and_two_dialogs_with_history() {
        try (World world = planted(DefaultSeed.at(NOW))) {
            assertThat(world.appId().value()).isEqualTo(9999);
            assertThat(world.people().first(10))
                    .extracting(User::id, User::login)
                    .map(Object::toString)
                    .containsExactly(
                            "(101, \"mira\")",
                            "(102, \"jon\")",
                            "(103, \"kai\")",
                            "(104, \"lena\")");
            assertThat(world.admits(new UserId(104), new Secret("pw-104"))).isTrue();
            List<Dialog> dialogs = world.dialogs().list(MIRA, List.of(), 10, 0, null).items();
            assertThat(dialogs).extracting(Dialog::name).containsExactly("Jon Berg", "Climbers");
            assertThat(dialogs).extracting(Dialog::unread).containsExactly(1, 1);
            assertThat(world.contacts().requests(MIRA)).containsExactly(new UserId(104));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"usres\":[]} | \"usres\" in the seed",
                "{\"users\":[{\"id\":1},{\"id\":2,\"nick\":\"x\"}]} | \"nick\" in users[1]",
                "{\"users\":[{\"id\":\"one\"}]} | users[0].id is not a whole number",
                "{\"users\":{}} | users is not a list",
                "{\"dialogs\":[{\"_id\":\"zzz\"}]} | dialogs[0]._id",
                "{\"dialogs\":[{\"occupants_ids\":[7]}]} | dialogs[0] names user 7",
                "{\"dialogs\":[{\"type\":9}]} | dialogs[0].type",
                "{\"messages\":[{\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"sender_id\":101}]}"
                    + " | no dialog of this seed",
                "{\"bulk\":[{}]} | bulk[0] needs a chat_dialog_id",
                "{\"users\":[{\"login\":\"ada\"},{\"login\":\"bob\"},{\"login\":\"ada\"}]}"
                        + " | users[2].login is used twice: ada",
                "{\"users\":[{\"id\":1,\"email\":\"a@b.c\"},{\"id\":2,\"email\":\"a@b.c\"}]}"
                        + " | users[1].email is used twice: a@b.c",
                "{\"users\":[{\"id\":1,\"external_id\":\"x\"},{\"id\":2,\"external_id\":\"x\"}]}"
                        + " | users[1].external_id is used twice: x",
                "[] | not a JSON object",
                "{ | not JSON"
            })
    void a_slip_in_the_seed_is_named_with_its_place(String text, String told) {
        assertThatThrownBy(() -> SeedReader.read(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts | {'user_id':101,'contact_id':102},{'user_id':101,'contact_id':102}"
                        + " | contacts[1].contact_id is used twice",
                "contacts | {'user_id':101,'contact_id':101}"
                        + " | contacts[0] makes user 101 a contact of their own",
                "contacts | {'user_id':101,'contact_id':7} | contacts[0] names user 7",
                "privacy_lists | {'user_id':101,'items':[{'user':102}]}"
                        + " | unknown key 'user' in privacy_lists[0].items[0]",
                "privacy_lists | {'user_id':101,'items':[{'action':'deny'}]}"
                        + " | privacy_lists[0].items[0] needs a user_id",
                "privacy_lists | {'user_id':101,'items':[{'user_id':7}]}"
                        + " | privacy_lists[0].items names user 7",
                "privacy_lists | {'user_id':101,'items':[{'user_id':102,'action':'block'}]}"
                        + " | privacy_lists[0].items[0].action is none of deny, allow",
                "privacy_lists | {'user_id':101,'items':[102]}"
                        + " | privacy_lists[0].items[0] is not a JSON object",
                "privacy_lists | {'user_id':101},{'user_id':102},{'user_id':101}"
                        + " | privacy_lists[2].name is used twice",
                "privacy_lists | {'user_id':101,'name':'a','default':true},"
                        + "{'user_id':101,'name':'b','default':true}"
                        + " | privacy_lists[1] is a second default of user 101",
                "files | {'user_id':101,'id':7},{'user_id':102,'id':7} | files[1].id is used twice",
                "files | {'user_id':101,'id':0} | files[0].id is not positive",
                "files | {'user_id':101,'uid':'F'},{'user_id':101,'uid':'F'}"
                        + " | files[1].uid is used twice",
                "files | {'user_id':101,'uid':'a/b'} | files[0].uid is not of up to 100 letters",
                "files | {'user_id':101,'uid':'..'} | files[0].uid is not of up to 100 letters",
                "files | {'user_id':101,'uid':'123'} | a letter among them",
                "files | {'user_id':101,'name':' '} | files[0].name has not 1 to 100 characters",
                "provider_tokens | {'provider':'facebook','token':'t'},{'token':'t'},{'token':'t'}"
                        + " | provider_tokens[2].token is used twice",
                "dialogs | {'extensions':'red'} | dialogs[0].extensions is not a JSON object",
            })
    void what_cannot_be_is_refused_and_not_planted(String list, String items, String told) {
        String text = ("{'" + list + "':[" + items + "]}").replace('\'', '"');

        assertThatThrownBy(() -> SeedReader.read(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(told.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'read_ids':[104] | messages[0]: user 104 is not in dialog",
                "'reactions':{'+':[104]} | messages[0]: user 104 is not in dialog",
                "'reactions':['+'] | messages[0].reactions is not a JSON object",
                "'fields':'red' | messages[0].fields is not a JSON object",
                "'attachments':['a.png'] | messages[0].attachments has something that is no JSON",
            })
    void what_cannot_be_of_a_message_is_refused(String more, String told) {
        String text =
                """
                {"dialogs":[{"_id":"65f0a1b2c3d4e5f601020304","user_id":101,"occupants_ids":[102]}],
                 "messages":[{"chat_dialog_id":"65f0a1b2c3d4e5f601020304","sender_id":101,%s}]}
                """
                        .formatted(more.replace('\'', '"'));

        assertThatThrownBy(() -> SeedReader.read(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_list_in_a_seed_names_people_in_private_and_in_groups() {
        String text =
                """
                {"privacy_lists":[{"user_id":101,"name":"mine","default":true,
                  "items":[{"user_id":102,"mutual":true},{"user_id":103,"action":"allow"}]}]}
                """;

        try (World world = planted(SeedReader.read(text))) {
            assertThat(world.privacy().standard(MIRA)).contains("mine");
            List<PrivacyEntry> expected = new ArrayList<>();
            expected.addAll(PrivacyEntry.everywhere(new UserId(102), true, true, 1));
            expected.addAll(PrivacyEntry.everywhere(new UserId(103), false, false, 3));
            assertThat(world.privacy().list(MIRA, "mine")).contains(expected);
        }
    }

    @Test
    void a_file_without_a_number_takes_none_that_another_has() {
        String text =
                """
                {"files":[{"user_id":101,"name":"next"},{"id":1,"user_id":101,"name":"first"}]}
                """;

        try (World world = planted(SeedReader.read(text))) {
            assertThat(world.shelf().of(MIRA, 1, 10).items())
                    .extracting(StoredFile::name)
                    .containsExactly("first", "next");
        }
    }

    @Test
    void a_broadcast_dialog_can_be_seeded_and_is_seen_by_all() {
        String text =
                """
                {"dialogs":[{"_id":"65f0a1b2c3d4e5f601020304","type":1,"name":"News","user_id":101}],
                 "messages":[{"chat_dialog_id":"65f0a1b2c3d4e5f601020304","sender_id":101,
                              "message":"hear, hear"}]}
                """;

        try (World world = planted(SeedReader.read(text))) {
            Dialog news = world.dialogs().get(new UserId(103), DIALOG);
            assertThat(news.name()).isEqualTo("News");
            assertThat(news.lastMessage().text()).isEqualTo("hear, hear");
        }
    }

    @Test
    @Timeout(60)
    void two_hundred_thousand_messages_are_seeded_fast_and_paged_fast_at_any_depth() {
        String text =
                """
                {"dialogs":[{"_id":"65f0a1b2c3d4e5f601020304","user_id":101,"occupants_ids":[102]}],
                 "bulk":[{"chat_dialog_id":"65f0a1b2c3d4e5f601020304","count":200000,
                          "start_date":1700000000,"text_bytes":80}]}
                """;
        long before = System.nanoTime();

        try (World world = planted(SeedReader.read(text))) {
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(20));
            assertThat(world.history().count(MIRA, DIALOG, List.of())).isEqualTo(200_000);
            assertThat(world.history().unread(MIRA, DIALOG)).contains(100_000);
            long deep = System.nanoTime();
            List<Message> page =
                    world.history()
                            .page(
                                    MIRA,
                                    MessageQuery.newest(DIALOG, 100)
                                            .withFilters(
                                                    List.of(
                                                            Filter.of(
                                                                    "date_sent",
                                                                    Filter.Operator.LT,
                                                                    1_700_000_200))))
                            .items();
            assertThat(Duration.ofNanos(System.nanoTime() - deep))
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(page).hasSize(100);
            assertThat(page.getFirst().body()).startsWith("200 the quick").hasSize(80);
        }
    }

    @Test
    void filler_may_begin_at_a_time_in_milliseconds_as_a_message_may() {
        String text =
                """
                {"dialogs":[{"_id":"65f0a1b2c3d4e5f601020304","user_id":101,"occupants_ids":[102]}],
                 "bulk":[{"chat_dialog_id":"65f0a1b2c3d4e5f601020304","count":2,
                          "start_date":1700000000000}]}
                """;

        try (World world = planted(SeedReader.read(text))) {
            assertThat(world.history().page(MIRA, MessageQuery.newest(DIALOG, 2)).items())
                    .extracting(Message::dateSent)
                    .containsExactly(1_700_000_001L, 1_700_000_000L);
        }
    }

    private static World planted(Seed seed) {
        World world = World.inMemory("localhost", () -> NOW, new Random(1));
        new Planter(world).plant(seed);
        return world;
    }
}
