package dev.cubechat.cli.profile;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.ConfigFile;
import dev.cubechat.config.Found;
import dev.cubechat.config.Profile;
import dev.cubechat.config.Setting;

import picocli.CommandLine.Command;

import java.util.Optional;

@Command(footer = "cubechat profile list")
final class ListCommand implements Runnable, Documented {
    private record Row(Profile profile, boolean isDefault) {
        Optional<String> get(Setting setting) {
            return profile.get(setting).map(Found::text);
        }
    }

    private static final Columns<Row> ROWS =
            Columns.<Row>of()
                    .and("name", row -> row.profile().name())
                    .and("default", Row::isDefault)
                    .and("app_id", row -> row.get(Setting.APP_ID).map(Long::valueOf))
                    .and("login", row -> row.get(Setting.LOGIN))
                    .also("email", row -> row.get(Setting.EMAIL))
                    .also("user_id", row -> row.get(Setting.USER_ID).map(Long::valueOf))
                    .and("api_url", row -> row.get(Setting.API_URL));

    private final ProfileDesk desk;

    ListCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ROWS;
    }

    @Override
    public void run() {
        ConfigFile.Content content = desk.file().read();
        Optional<String> chosen = content.defaultProfile().map(Found::text);
        desk.out()
                .list(
                        ROWS,
                        content.profiles().values().stream()
                                .map(
                                        profile ->
                                                new Row(
                                                        profile,
                                                        chosen.filter(profile.name()::equals)
                                                                .isPresent())));
    }
}
