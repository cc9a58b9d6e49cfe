package dev.cubechat.features;

/**
 * A test by its name.
 *
 * @param testClass the simple name of its class
 * @param name its method, or what it is called in a script of the official SDK's checks
 */
record Proof(String testClass, String name) {
    /** As the page writes it, {@code Class#name}. */
    static Proof of(String text) {
        int hash = text.indexOf('#');
        if (hash <= 0 || hash == text.length() - 1) {
            throw new IllegalArgumentException("not Class#name: " + text);
        }
        return new Proof(text.substring(0, hash), text.substring(hash + 1));
    }

    /** Checks of the SDK are sentences, methods are one word. */
    boolean isCheckOfSdk() {
        return name.contains(" ");
    }

    @Override
    public String toString() {
        return testClass + "#" + name;
    }
}
