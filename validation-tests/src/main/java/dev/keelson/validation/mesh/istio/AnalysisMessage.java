package dev.keelson.validation.mesh.istio;

/**
 * One thing that an analyzer of Istio says.
 *
 * @param code such as {@code IST0101}
 * @param level how bad it is
 * @param resource the object, such as {@code VirtualService shop/web}; empty if it is about none
 * @param place the file and line; empty if it is about none
 * @param text Istio's words
 * @since 0.1.0
 */
public record AnalysisMessage(String code, Level level, String resource, String place, String text) {

    /** How bad a message is, the least first. */
    public enum Level {
        /** Good to know. */
        INFO,
        /** Probably not what was meant. */
        WARNING,
        /** It will not work. */
        ERROR
    }

    @Override
    public String toString() {
        return level + " " + code + " " + resource + " (" + place + "): " + text;
    }
}
