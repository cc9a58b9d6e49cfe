package dev.cubechat.cli.completion;

import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

@Command(footer = "cubechat completion fish > ~/.config/fish/completions/cubechat.fish")
final class FishCommand implements Runnable {
    private final Out out;

    FishCommand(Out out) {
        this.out = out;
    }

    @Override
    public void run() {
        new Script("cubechat.fish").print(out);
    }
}
