package dev.cubechat.cli;

import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import java.util.Map;
import java.util.Stack;

/** Takes an option's value only from {@code --option=value}, never from the next word. */
final class AttachedValue implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
            Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (!"=".equals(info.get("separator"))) {
            args.push("");
        }
        return false;
    }
}
