package dev.cubechat.cli.profile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat profile use work")
final class UseCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The profile.")
    String name;

    private final ProfileDesk desk;

    UseCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        desk.file().use(name);
        desk.out().note("Profile " + name + " is the default now.");
    }
}
