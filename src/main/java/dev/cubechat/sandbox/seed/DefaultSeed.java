package dev.cubechat.sandbox.seed;

import java.time.Instant;

/**
 * The world of a sandbox without a seed file: four people, two dialogs, a little history, a file,
 * and lena who asks mira to be a contact; no contacts or block lists yet. The examples in the help
 * work here for mira, who is number 101.
 */
public final class DefaultSeed {
    private static final long HOUR = 3600;

    private DefaultSeed() {}

    /** The seed whose last words were said a few minutes before this time. */
    public static Seed at(Instant now) {
        long hourAgo = now.getEpochSecond() - HOUR;
        return SeedReader.read(
                """
                {"classes":["UserReports","MessageReports"],
                 "dialogs":[
                  {"_id":"5eed00000000000000000001","type":3,"user_id":101,"occupants_ids":[102]},
                  {"_id":"5eed00000000000000000002","type":2,"name":"Climbers",
                   "description":"Tuesdays and Thursdays","user_id":101,
                   "occupants_ids":[102,103,104],"admins_ids":[102]}],
                 "messages":[
                  {"_id":"5eed00000000000000000101","chat_dialog_id":"5eed00000000000000000002",
                   "sender_id":101,"message":"Who is in for Thursday?","date_sent":%1$d,
                   "read_ids":[102,103],"reactions":{"👍":[102]}},
                  {"_id":"5eed00000000000000000102","chat_dialog_id":"5eed00000000000000000002",
                   "sender_id":102,"message":"I am, from 6.","date_sent":%2$d,
                   "read_ids":[101],"delivered_ids":[103]},
                  {"_id":"5eed00000000000000000103","chat_dialog_id":"5eed00000000000000000002",
                   "sender_id":104,"message":"Me too, I bring the rope.","date_sent":%3$d},
                  {"_id":"5eed00000000000000000104","chat_dialog_id":"5eed00000000000000000001",
                   "sender_id":101,"message":"Can you lend me your shoes?","date_sent":%4$d,
                   "read_ids":[102]},
                  {"_id":"5eed00000000000000000105","chat_dialog_id":"5eed00000000000000000001",
                   "sender_id":102,"message":"Sure, see you at 6.","date_sent":%5$d}],
                 "contacts":[
                  {"user_id":104,"contact_id":101,"subscription":"none","asking":true}],
                 "files":[
                  {"id":58001,"uid":"3BB5D0A4C3E94F0D8A60E2B94F3A117700","user_id":101,
                   "name":"knots.txt","text":"Figure eight, bowline."}],
                 "provider_tokens":[
                  {"provider":"facebook","token":"facebook-token","id":"7001","full_name":"Fay"},
                  {"provider":"twitter","token":"twitter-token","secret":"twitter-secret",
                   "id":"7002","full_name":"Tom"},
                  {"provider":"firebase_phone","token":"phone-token","project_id":"demo",
                   "id":"+15550100"},
                  {"provider":"firebase_email","token":"email-token","project_id":"demo",
                   "id":"eve@example.com"},
                  {"provider":"custom","token":"custom-token","id":"c-1","full_name":"Cleo"}]}
                """
                        .formatted(
                                hourAgo,
                                hourAgo + 600,
                                hourAgo + 1200,
                                hourAgo + 2400,
                                hourAgo + 3000));
    }
}
