package dev.cubechat.features;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the page of features.
 *
 * @param id its number in the guides' list, {@code C14}
 * @param capability what one can do, in a few words
 * @param proofs the tests that show it
 */
record Feature(String id, String capability, List<Proof> proofs) {
    private static final Pattern ROW = Pattern.compile("([A-Z]\\d{1,2}) {1,2}(\\S.*)");
    private static final String PROOF = "    ";

    Feature {
        proofs = List.copyOf(proofs);
    }

    /**
     * Reads the page: a line with number and capability for each row, under it an indented line for
     * each proof. All other lines are for people.
     */
    static List<Feature> read(List<String> page) {
        List<Feature> features = new ArrayList<>();
        for (String line : page) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                features.add(new Feature(row.group(1), row.group(2), List.of()));
            } else if (line.startsWith(PROOF)) {
                features.add(features.removeLast().with(Proof.of(line.strip())));
            }
        }
        return List.copyOf(features);
    }

    private Feature with(Proof proof) {
        List<Proof> more = new ArrayList<>(proofs);
        more.add(proof);
        return new Feature(id, capability, more);
    }
}
