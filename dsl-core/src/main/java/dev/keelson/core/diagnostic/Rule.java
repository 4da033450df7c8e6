package dev.keelson.core.diagnostic;

/**
 * A kind of mistake: what all findings of that kind share.
 *
 * @param id the name by which it is documented under {@code docs/checks/} and accepted, in kebab case
 * @param severity how much it matters
 * @param summary the mistake in one sentence
 * @since 0.1.0
 */
public record Rule(String id, Severity severity, String summary) {

    /**
     * A rule whose findings stop the output.
     *
     * @param id its name
     * @param summary the mistake in one sentence
     * @return the rule
     */
    public static Rule error(String id, String summary) {
        return new Rule(id, Severity.ERROR, summary);
    }

    /**
     * A rule whose findings are reported and can be accepted with a reason.
     *
     * @param id its name
     * @param summary the mistake in one sentence
     * @return the rule
     */
    public static Rule warning(String id, String summary) {
        return new Rule(id, Severity.WARNING, summary);
    }
}
