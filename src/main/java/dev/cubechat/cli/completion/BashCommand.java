package dev.cubechat.cli.completion;

import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

@Command(footer = "cubechat completion bash > ~/.local/share/bash-completion/completions/cubechat")
final class BashCommand implements Runnable, Explained {
    private final Out out;

    BashCommand(Out out) {
        this.out = out;
    }

    @Override
    public String notes() {
        return "The folder must be there: mkdir -p ~/.local/share/bash-completion/completions";
    }

    @Override
    public void run() {
        new Script("cubechat.bash").print(out);
    }
}
