package dev.cubechat.sandbox.lab;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the specification of one fault is written. */
sealed interface FaultForm {
    FaultForm DURATION = new Single(Pattern.compile("(\\d{1,7})(ms|s)"), "such as 200ms or 2s");
    FaultForm PART =
            new Single(Pattern.compile("(0(?:\\.\\d{1,9})?|1(?:\\.0{1,9})?)()"), "from 0 to 1");
    FaultForm ALONE = new Single(Pattern.compile("()()"), "written alone");

    /** {@code key:number}, with commas between. */
    static FaultForm options(String... keys) {
        return new Options(List.of(keys));
    }

    /**
     * The values by their keys; a single value is under the empty key, times in milliseconds.
     *
     * @throws Failure USAGE where it cannot be read
     */
    Map<String, String> read(String name, String spec);

    record Single(Pattern form, String told) implements FaultForm {
        @Override
        public Map<String, String> read(String name, String spec) {
            Matcher matcher = form.matcher(spec);
            if (!matcher.matches()) {
                throw new Failure(
                        FailureKind.USAGE, "The fault " + name + " is " + told + ": " + spec);
            }
            return Map.of("", matcher.group(1) + (matcher.group(2).equals("s") ? "000" : ""));
        }
    }

    record Options(List<String> keys) implements FaultForm {
        private static final Pattern PAIR = Pattern.compile("([a-z-]+):([1-9]\\d{0,5}|0)");

        public Options {
            keys = List.copyOf(keys);
        }

        @Override
        public Map<String, String> read(String name, String spec) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String part : spec.split(",", -1)) {
                Matcher pair = PAIR.matcher(part.strip());
                if (!pair.matches() || !keys.contains(pair.group(1))) {
                    throw wrong(name, spec);
                }
                values.put(pair.group(1), pair.group(2));
            }
            if ("0".equals(values.get("every"))) {
                throw wrong(name, spec);
            }
            return values;
        }

        private Failure wrong(String name, String spec) {
            return new Failure(
                    FailureKind.USAGE,
                    "The fault "
                            + name
                            + " takes "
                            + String.join(":N and ", keys)
                            + ":N, not \""
                            + spec
                            + "\".");
        }
    }
}
