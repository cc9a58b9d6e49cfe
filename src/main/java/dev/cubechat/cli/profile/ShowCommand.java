package dev.cubechat.cli.profile;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.Flags;
import dev.cubechat.config.Found;
import dev.cubechat.config.Setting;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat profile show --origin")
final class ShowCommand implements Runnable, Documented {
    private static final Columns<Found> SETTING =
            Columns.<Found>of()
                    .and("setting", found -> found.setting().key())
                    .and("value", Found::shown);

    private static final Columns<Found> VALUES =
            SETTING.also("origin", found -> found.origin().kind().word())
                    .also("place", found -> found.origin().place());

    private static final Columns<Found> WITH_ORIGIN =
            SETTING.and("origin", found -> found.origin().kind().word())
                    .and("place", found -> found.origin().place());

    @Parameters(
            paramLabel = "PROFILE",
            arity = "0..1",
            description = "The profile; the one in use without it.")
    @Nullable String name;

    @Option(names = "--origin", description = "Say where each value comes from.")
    boolean origin;

    private final ProfileDesk desk;

    ShowCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return WITH_ORIGIN;
    }

    @Override
    public void run() {
        Flags flags = desk.flags().get().with(Setting.PROFILE, name);
        desk.out().list(origin ? WITH_ORIGIN : VALUES, desk.finder().find(flags).all());
    }
}
