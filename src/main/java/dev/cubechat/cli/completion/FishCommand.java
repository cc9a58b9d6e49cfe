package dev.cubechat.cli.completion;

import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

@Command(footer = "cubechat completion fish > ~/.config/fish/completions/cubechat.fish")
final class FishCommand implements Runnable, Explained {
    private final Out out;

    FishCommand(Out out) {
        this.out = out;
    }

    @Override
    public String notes() {
        return "The folder must be there: mkdir -p ~/.config/fish/completions";
    }

    @Override
    public void run() {
        new Script("cubechat.fish").print(out);
    }
}
