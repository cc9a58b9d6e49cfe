package dev.cubechat.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.PrivacyRule.Where;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.util.List;

class PrivacyWishTest {
    private static final UserId JON = new UserId(102);
    private static final UserId KAI = new UserId(103);
    private static final UserId LENA = new UserId(104);
    private static final PrivacyRule JON_IN_GROUPS =
            new PrivacyRule(JON, true, false, Where.GROUPS);
    private static final PrivacyRule KAI_IN_GROUPS = new PrivacyRule(KAI, true, true, Where.GROUPS);
    private static final PrivacyRule KAI_ALONE = new PrivacyRule(KAI, false, false, Where.PRIVATE);
    private static final PrivacyList OLD =
            new PrivacyList("quiet", List.of(JON_IN_GROUPS, KAI_IN_GROUPS, KAI_ALONE));

    @Test
    void who_is_not_named_stays_blocked_where_they_were() {
        PrivacyList list = new PrivacyWish(List.of(LENA), List.of(), List.of()).in(OLD);

        assertThat(list.rules())
                .containsExactly(
                        JON_IN_GROUPS,
                        KAI_IN_GROUPS,
                        KAI_ALONE,
                        new PrivacyRule(LENA, true, false));
    }

    @Test
    void who_is_named_is_blocked_everywhere_or_left_alone() {
        PrivacyList list = new PrivacyWish(List.of(KAI), List.of(), List.of(JON)).in(OLD);

        assertThat(list.rules()).containsExactly(new PrivacyRule(KAI, true, false));
    }
}
