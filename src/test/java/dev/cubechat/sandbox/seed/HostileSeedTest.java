package dev.cubechat.sandbox.seed;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class HostileSeedTest {
    private static final List<String> SEEDS =
            List.of(
                    """
                    {"users":[{"login":"ann"},{"id":7,"login":"bob","tags":"a,b","timezone":-3},
                      {"login":"cleo","tags":["x"],"custom_data":"{}"}],
                     "dialogs":[{"type":2,"name":"Ops","user_id":7,"occupants_ids":[101],
                       "_id":"5eed00000000000000000001","permissions":{"allow_preview":1},
                       "extensions":{"a":"b"}}],
                     "messages":[{"chat_dialog_id":"5eed00000000000000000001","sender_id":7,
                       "_id":"5eed00000000000000000101","message":"hi","date_sent":1772361000,
                       "read_ids":[101],"reactions":{"+":[101]},"fields":{"n":"1"},
                       "attachments":[{"type":"image","id":"u1","size":5}]}],
                     "bulk":[{"chat_dialog_id":"5eed00000000000000000001","count":5,
                       "senders":[7],"start_date":1767225600,"text_bytes":60}]}
                    """,
                    """
                    {"app_id":9,"auth_key":"k","dialog_fields":["a"],"classes":["B"],
                     "contacts":[{"user_id":101,"contact_id":102,"name":"J","subscription":"both"}],
                     "privacy_lists":[{"user_id":101,"name":"no","default":true,
                       "items":[{"user_id":102,"action":"deny","mutual":true}]}],
                     "files":[{"id":7,"uid":"F7","user_id":101,"name":"a","text":"t"}],
                     "provider_tokens":[{"provider":"facebook","token":"t","id":"1"}]}
                    """);

    @Test
    void whatever_a_seed_says_is_read_or_refused() throws Exception {
        Hostile.ofTexts(SEEDS)
                .refusedWith(Failure.class)
                .to((input, random) -> SeedReader.read(new String(input, StandardCharsets.UTF_8)));
    }
}
