package dev.cubechat.cli.completion;

import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Out;

import picocli.CommandLine.Command;

@Command(footer = "cubechat completion zsh > ~/.zfunc/_cubechat")
final class ZshCommand implements Runnable, Explained {
    private final Out out;

    ZshCommand(Out out) {
        this.out = out;
    }

    @Override
    public String notes() {
        return "The folder must be there: mkdir -p ~/.zfunc. zsh looks into it where ~/.zshrc says"
                + " fpath+=~/.zfunc before compinit.";
    }

    @Override
    public void run() {
        new Script("_cubechat").print(out);
    }
}
