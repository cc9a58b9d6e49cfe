package dev.cubechat.cli.completion;

import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

@Command(footer = "cubechat completion bash > ~/.local/share/bash-completion/completions/cubechat")
final class BashCommand implements Runnable {
    private final Out out;

    BashCommand(Out out) {
        this.out = out;
    }

    @Override
    public void run() {
        new Script("cubechat.bash").print(out);
    }
}
