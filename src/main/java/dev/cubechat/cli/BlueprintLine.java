package dev.cubechat.cli;

import java.util.List;

/**
 * What is told of an option or a parameter; empty where there is nothing to tell.
 *
 * @param field which takes the value
 * @param names an option's names, or a parameter's place
 * @param elements the classes of what a list or a map holds
 * @param marks see {@link Mark}
 */
record BlueprintLine(
        String kind,
        String field,
        String names,
        String arity,
        String elements,
        String label,
        String split,
        String standard,
        String marks,
        String preprocessor,
        String candidates,
        String description) {
    static BlueprintLine of(String... cells) {
        return new BlueprintLine(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7],
                cells[8], cells[9], cells[10], cells[11]);
    }

    List<String> cells() {
        return List.of(
                kind,
                field,
                names,
                arity,
                elements,
                label,
                split,
                standard,
                marks,
                preprocessor,
                candidates,
                description);
    }

    boolean is(Mark mark) {
        return marks.contains(mark.name());
    }

    /** What is either so or not. */
    enum Mark {
        USUAL_ARITY,
        REQUIRED,
        HIDDEN,
        INHERITED,
        HELP
    }
}
