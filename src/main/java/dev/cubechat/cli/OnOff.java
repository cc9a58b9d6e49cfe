package dev.cubechat.cli;

/** A switch as typed. */
public enum OnOff {
    ON,
    OFF;

    public String word() {
        return this == ON ? "on" : "off";
    }

    public boolean isOn() {
        return this == ON;
    }
}
