package dev.keelson.validation.tool;

import java.util.Locale;

/** The machine that tools are made for, in the words that Go uses. */
record Platform(String system, String architecture) {

    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return new Platform(
                system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system,
                architecture.equals("aarch64") ? "arm64" : architecture.equals("x86_64") ? "amd64" : architecture);
    }

    /** The file name of a program. */
    String executable(String program) {
        return system.equals("windows") ? program + ".exe" : program;
    }

    @Override
    public String toString() {
        return system + "-" + architecture;
    }
}
