package dev.cubechat.cli;

/** A command whose options do not say all: its help has some sentences more. */
public interface Explained {
    /** What else there is to know, in whole sentences. */
    String notes();
}
