package dev.cubechat.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One check of a script as its output tells it.
 *
 * @param name what was checked
 * @param passed whether it held
 * @param explanation what went wrong, empty where nothing did
 */
record CheckLine(String name, boolean passed, String explanation) {
    private static final Pattern CHECK = Pattern.compile("(not )?ok \\d+ - (.*) # \\d+ ms");
    private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d+)");
    private static final String EXPLANATION = "    # ";

    /**
     * Reads the whole output of a script.
     *
     * @throws IllegalStateException if the script did not come to its end
     */
    static List<CheckLine> read(List<String> output) {
        List<CheckLine> checks = new ArrayList<>();
        int planned = -1;
        for (String line : output) {
            Matcher check = CHECK.matcher(line);
            Matcher plan = PLAN.matcher(line);
            if (check.matches()) {
                checks.add(new CheckLine(check.group(2), check.group(1) == null, ""));
            } else if (line.startsWith(EXPLANATION) && !checks.isEmpty()) {
                checks.add(checks.removeLast().explained(line.substring(EXPLANATION.length())));
            } else if (plan.matches()) {
                planned = Integer.parseInt(plan.group(1));
            }
        }
        if (planned != checks.size() || checks.isEmpty()) {
            throw new IllegalStateException(
                    "the script stopped after "
                            + checks.size()
                            + " checks:\n"
                            + String.join("\n", output));
        }
        return List.copyOf(checks);
    }

    private CheckLine explained(String line) {
        String more = explanation.isEmpty() ? line : explanation + "\n" + line;
        return new CheckLine(name, passed, more);
    }
}
