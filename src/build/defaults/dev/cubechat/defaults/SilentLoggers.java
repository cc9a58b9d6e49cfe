package dev.cubechat.defaults;

import java.util.ResourceBundle;

/** Takes what Java would log about itself, and keeps it from the user's terminal. */
public class SilentLoggers extends System.LoggerFinder {
    /** For Java, which makes one. */
    public SilentLoggers() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Silent(name);
    }

    private record Silent(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String words, Throwable thrown) {}

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parts) {}
    }
}
