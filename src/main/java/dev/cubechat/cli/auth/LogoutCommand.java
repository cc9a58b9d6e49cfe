package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(footer = "cubechat auth logout")
final class LogoutCommand implements Runnable {
    @Option(names = "--all", description = "End the sessions on other devices, too.")
    boolean all;

    private final Desk desk;

    LogoutCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        desk.services().get().accounts().logout(all);
        desk.out().note("Signed out.");
    }
}
