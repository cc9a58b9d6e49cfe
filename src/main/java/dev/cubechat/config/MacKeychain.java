package dev.cubechat.config;

import dev.cubechat.model.Secret;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The keychain of macOS, by {@code security}. It takes a password as an argument only; but with
 * {@code -i} it reads whole commands from standard input.
 *
 * <p>It prints a password with letters beyond ASCII as hexadecimal digits, and does not say so. So
 * what is kept is ours: {@code hex:} and the digits.
 */
final class MacKeychain implements KeyringTool {
    private static final int NOT_FOUND = 44;
    private static final String MARK = "hex:";
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public String name() {
        return "security";
    }

    @Override
    public List<String> find(PasswordSource.InKeyring place) {
        return List.of("find-generic-password", "-s", "cubechat", "-a", account(place), "-w");
    }

    @Override
    public List<String> keep(PasswordSource.InKeyring place) {
        return List.of("-i");
    }

    @Override
    public String input(PasswordSource.InKeyring place, Secret password) {
        byte[] bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
        return "add-generic-password -U -s cubechat -a "
                + account(place)
                + " -w "
                + MARK
                + HEX.formatHex(bytes)
                + "\n";
    }

    @Override
    public List<String> remove(PasswordSource.InKeyring place) {
        return List.of("delete-generic-password", "-s", "cubechat", "-a", account(place));
    }

    @Override
    public List<String> list(PasswordSource.InKeyring place) {
        return List.of();
    }

    @Override
    public boolean saysNone(Keyring.Told told) {
        return told.code() == NOT_FOUND;
    }

    @Override
    public String password(String out) {
        String kept = out.strip();
        try {
            return kept.startsWith(MARK)
                    ? new String(
                            HEX.parseHex(kept.substring(MARK.length())), StandardCharsets.UTF_8)
                    : "";
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    /** Without anything that would have to be quoted. */
    private static String account(PasswordSource.InKeyring place) {
        StringBuilder account = new StringBuilder();
        for (byte each : place.toString().getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean plain =
                    letter < 0x80
                            && (Character.isLetterOrDigit(letter) || "/@._-".indexOf(letter) >= 0);
            account.append(plain ? String.valueOf(letter) : "%" + HEX.toHexDigits(each));
        }
        return account.toString();
    }
}
