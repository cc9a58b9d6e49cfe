package dev.cubechat.cli.profile;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.ConfigFile;
import dev.cubechat.config.Found;
import dev.cubechat.config.Profile;
import dev.cubechat.config.Setting;

import java.util.Optional;
import java.util.stream.Stream;

/** How a profile is shown. */
final class ProfileColumns {
    /** A profile, and whether it is the one that is used where none is asked for. */
    record Row(Profile profile, boolean isDefault) {
        Optional<String> get(Setting setting) {
            return profile.get(setting).map(Found::text);
        }
    }

    static final Columns<Row> PROFILE =
            Columns.<Row>of()
                    .and("name", row -> row.profile().name())
                    .and("default", Row::isDefault)
                    .and("app_id", row -> row.get(Setting.APP_ID).map(Long::valueOf))
                    .and("login", row -> row.get(Setting.LOGIN))
                    .also("email", row -> row.get(Setting.EMAIL))
                    .also("user_id", row -> row.get(Setting.USER_ID).map(Long::valueOf))
                    .and("api_url", row -> row.get(Setting.API_URL));

    private ProfileColumns() {}

    /** All profiles of the file. */
    static Stream<Row> rows(ConfigFile file) {
        ConfigFile.Content content = file.read();
        Optional<String> chosen = content.defaultProfile().map(Found::text);
        return content.profiles().values().stream()
                .map(profile -> new Row(profile, chosen.equals(Optional.of(profile.name()))));
    }

    /** The profile of that name as it stands in the file now. */
    static Row row(ConfigFile file, String name) {
        file.profile(name);
        return rows(file)
                .filter(row -> row.profile().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
