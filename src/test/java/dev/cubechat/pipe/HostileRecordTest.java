package dev.cubechat.pipe;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Records that are spoiled become a letter or are refused. */
class HostileRecordTest {
    private static final List<String> RECORDS =
            List.of(
                    """
                    {"to":"@jon","body":"gr\\u00fc\u00dfe","fields":{"build":"7","n":{"a":[1,2]}},"silent":true}
                    """,
                    """
                    {"to":"#Ops","files":["/tmp/a.png",{"path":"b.txt","type":"file"}],"attachments":[
                     {"type":"photo","url":"https://example.com/a.png"}],"save":false,"receipts":null}
                    """,
                    """
                    {"to":"last","location":"49.84,24.03","contact":{"user_id":"102"},"self_destroy":"10s"}
                    """,
                    """
                    {"v":1,"type":"message","to":"5eed00000000000000000002","id":"65f0a1c2c3d4e5f601020305",
                     "sender_id":101,"body":"on","read_ids":[101],"reactions":{"own":[],"total":{}}}
                    """);

    @Test
    void whatever_a_record_says_it_is_a_letter_or_refused() throws Exception {
        Manner manner = new Manner(Framing.parse("jsonl"), null, "to", false, true, true);
        LetterReader reader = new LetterReader(manner, text -> text);

        Hostile.ofTexts(RECORDS)
                .refusedWith(Failure.class)
                .to((input, random) -> reader.read(input));
    }
}
