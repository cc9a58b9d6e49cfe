package dev.cubechat.cli.completion;

import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

@Command(footer = "cubechat completion zsh > ~/.zfunc/_cubechat")
final class ZshCommand implements Runnable {
    private final Out out;

    ZshCommand(Out out) {
        this.out = out;
    }

    @Override
    public void run() {
        new Script("_cubechat").print(out);
    }
}
