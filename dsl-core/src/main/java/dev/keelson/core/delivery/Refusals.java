package dev.keelson.core.delivery;

import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ClusterException.Cause;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.inventory.Owner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says a refusal of the API server as a mistake is said: what happened, at which Java line, and what to do. */
final class Refusals {
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

    private Refusals() {}

    static String of(Item item, ClusterException refusal) {
        if (refusal.isFieldConflict()) {
            String fields = refusal.causes().stream()
                    .map(cause -> cause.field() + " belongs to " + manager(cause))
                    .collect(Collectors.joining("\n  "));
            return text(
                    item,
                    "has fields that others manage:\n  " + fields,
                    "Leave the field out of the definition, end what else sets it, or take it with"
                            + " --force-conflicts.");
        }
        String message = String.valueOf(refusal.getMessage());
        return text(item, message, fix(item, refusal, message));
    }

    static String foreign(Item item, Tree live) {
        return text(
                item,
                "belongs to another platform or environment: its label " + Owner.PART_OF + " is " + Owner.of(live),
                "Give one of the two another name or namespace, or take it over with --force-conflicts.");
    }

    static String text(Item item, String message, String fix) {
        return "refused: " + item.key() + " " + message + (message.endsWith(".") ? "" : ".") + "\n    at "
                + item.origin() + "\n  fix: " + fix;
    }

    static String manager(Cause cause) {
        Matcher manager = MANAGER.matcher(cause.message());
        return manager.find() ? manager.group(1) : cause.message();
    }

    private static String fix(Item item, ClusterException refusal, String message) {
        boolean fixed = message.contains("immutable")
                || message.contains("updates to statefulset spec")
                || message.contains("cannot change roleRef")
                || message.contains("is forbidden after creation")
                || message.contains("may not change once set");
        if (fixed) {
            return switch (item.key().kind()) {
                case "Job" ->
                    "A job that was made keeps its pods as they are. Say .revision(…) with a new revision, so that a"
                            + " new job is made; the old one is pruned with --prune.";
                case "StatefulSet" ->
                    "Claims, selector and service of a stateful set never change. Go back to what they were, or delete"
                            + " the set by hand with kubectl delete --cascade=orphan, which keeps its pods and data,"
                            + " and apply again.";
                case "PersistentVolumeClaim" ->
                    "Of a claim only the size can change, and only upwards. Declare a new claim and move the data.";
                default ->
                    "That field never changes. Go back to what it was, give the object another name, or delete it by"
                            + " hand and apply again: nothing here deletes and makes anew unasked.";
            };
        }
        return switch (refusal.status()) {
            case ClusterException.UNREACHABLE -> "See that the cluster can be reached, and apply again.";
            case 401 -> "Log in again: the cluster does not know who asks.";
            case 403 -> "Ask for what the message names, or mend the policy that refuses it.";
            case 404 -> "Install what defines the kind or make the namespace first, and apply again.";
            case 409 -> "Somebody else writes the object at the same time; apply again.";
            default ->
                refusal.status() >= 500 || refusal.status() == 429
                        ? "The API server fails; apply again when it is well."
                        : "Mend the line that the field comes from.";
        };
    }
}
