package dev.cubechat.app.demo;

import java.time.Instant;

/** Whom one meets in the demo, and what they have said before: a seed for the sandbox. */
final class DemoWorld {
    private static final String SEED =
            """
            {"classes":["UserReports","MessageReports"],
             "users":[
              {"id":101,"login":"mira","full_name":"Mira Sol"},
              {"id":102,"login":"jon","full_name":"Jon Berg"},
              {"id":103,"login":"kai","full_name":"Kai Lund"},
              {"id":104,"login":"lena","full_name":"Lena Voss"},
              {"id":105,"login":"yuki","full_name":"山田ゆき"},
              {"id":106,"login":"omar","full_name":"Omar Haddad 🌵"}],
             "contacts":[
              {"user_id":101,"contact_id":102},{"user_id":101,"contact_id":104},
              {"user_id":102,"contact_id":101},{"user_id":104,"contact_id":101}],
             "dialogs":[
              {"_id":"5eed00000000000000000001","type":3,"user_id":101,"occupants_ids":[102]},
              {"_id":"5eed00000000000000000002","type":2,"name":"Climbers",
               "description":"Tuesdays and Thursdays","user_id":101,
               "occupants_ids":[102,103,104],"admins_ids":[102]},
              {"_id":"5eed00000000000000000003","type":3,"user_id":105,"occupants_ids":[101]},
              {"_id":"5eed00000000000000000004","type":2,"name":"Tea house 茶 ☕","user_id":104,
               "occupants_ids":[101,103,105]}],
             "messages":[
              {"_id":"5eed00000000000000000301","chat_dialog_id":"5eed00000000000000000003",
               "sender_id":105,"message":"おはよう! 山の写真、ありがとう 🏔","date_sent":%1$d},
              {"_id":"5eed00000000000000000101","chat_dialog_id":"5eed00000000000000000002",
               "sender_id":101,"message":"Who is in for Thursday?","date_sent":%2$d,
               "read_ids":[102,103],"reactions":{"👍":[102]}},
              {"_id":"5eed00000000000000000102","chat_dialog_id":"5eed00000000000000000002",
               "sender_id":102,"message":"I am, from 6.","date_sent":%3$d,
               "read_ids":[101],"delivered_ids":[103]},
              {"_id":"5eed00000000000000000401","chat_dialog_id":"5eed00000000000000000004",
               "sender_id":104,"message":"The first flush is here!","date_sent":%3$d},
              {"_id":"5eed00000000000000000402","chat_dialog_id":"5eed00000000000000000004",
               "sender_id":103,"message":"Keep me a cup.","date_sent":%4$d},
              {"_id":"5eed00000000000000000103","chat_dialog_id":"5eed00000000000000000002",
               "sender_id":104,"message":"Me too, I bring the rope.","date_sent":%4$d},
              {"_id":"5eed00000000000000000104","chat_dialog_id":"5eed00000000000000000001",
               "sender_id":101,"message":"Can you lend me your shoes?","date_sent":%5$d,
               "read_ids":[102]},
              {"_id":"5eed00000000000000000105","chat_dialog_id":"5eed00000000000000000001",
               "sender_id":102,"message":"Sure, see you at 6.","date_sent":%6$d,
               "read_ids":[101]}]}
            """;

    private DemoWorld() {}

    /** The world whose last words were said a few minutes before this time. */
    static String at(Instant now) {
        long hourAgo = now.getEpochSecond() - 3600;
        return SEED.formatted(
                hourAgo - 1800,
                hourAgo,
                hourAgo + 600,
                hourAgo + 1200,
                hourAgo + 2400,
                hourAgo + 3000);
    }
}
