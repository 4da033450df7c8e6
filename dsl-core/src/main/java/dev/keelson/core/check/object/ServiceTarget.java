package dev.keelson.core.check.object;

import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.diagnostic.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A service that another object leads to: it is there and offers the port.
 *
 * @param rule what it is called when it is not so
 * @param from the object that leads there
 * @param at where it says so
 * @param namespace the service's namespace
 * @param name the service's name
 * @since 0.1.0
 */
public record ServiceTarget(Rule rule, KubernetesObject from, Field at, String namespace, String name) {

    /** Reports what is wrong with a port that is meant by its name. */
    public void offers(String port, ObjectIndex objects, ObjectFindings findings) {
        check(port, each -> each.get("name").text().equals(port), objects, findings);
    }

    /** Reports what is wrong with a port that is meant by its number; where none is said, the service alone is looked for. */
    public void offers(Field port, ObjectIndex objects, ObjectFindings findings) {
        if (port.isNumber()) {
            offers(port.number(), objects, findings);
        } else {
            check("", each -> true, objects, findings);
        }
    }

    /** Reports what is wrong with a port that is meant by its number. */
    public void offers(long port, ObjectIndex objects, ObjectFindings findings) {
        check(Long.toString(port), each -> each.get("port").number() == port, objects, findings);
    }

    private void check(String port, Predicate<Field> isMeant, ObjectIndex objects, ObjectFindings findings) {
        objects.find("", "Service", namespace, name)
                .ifPresentOrElse(
                        service -> {
                            List<Field> ports =
                                    service.root().get("spec", "ports").items();
                            if (!ports.isEmpty() && ports.stream().noneMatch(isMeant)) {
                                withoutPort(port, service, ports, findings);
                            }
                        },
                        () -> missing(objects, findings));
    }

    private void missing(ObjectIndex objects, ObjectFindings findings) {
        if (!objects.namespaces().isOwned(namespace)) {
            return;
        }
        Set<String> known = objects.all("", "Service").stream()
                .filter(other -> other.namespace().equals(namespace))
                .map(KubernetesObject::name)
                .collect(Collectors.toCollection(TreeSet::new));
        findings.add(
                rule,
                findings.places().of(from),
                from.id() + " leads at " + at.path() + " to the service " + name + ", which " + namespace
                        + " does not have.",
                Suggestion.didYouMean(name, known)
                        + (known.isEmpty()
                                ? "It has no service."
                                : "Its services are " + known.stream().limit(10).collect(Collectors.joining(", "))
                                        + "."));
    }

    private void withoutPort(String port, KubernetesObject service, List<Field> ports, ObjectFindings findings) {
        findings.add(
                rule,
                findings.places()
                        .of(from)
                        .also("the service", findings.places().of(service).origin()),
                from.id() + " leads at " + at.path() + " to the port " + port + " of " + service.id()
                        + ", which does not offer it.",
                "It offers "
                        + ports.stream()
                                .map(each -> each.get("name").text("an unnamed port") + " ("
                                        + each.get("port").number() + ")")
                                .limit(10)
                                .collect(Collectors.joining(", "))
                        + "; a port of the service is meant, not one of the container.");
    }
}
