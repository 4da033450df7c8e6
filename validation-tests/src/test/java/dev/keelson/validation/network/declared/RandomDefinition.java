package dev.keelson.validation.network.declared;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.ServingDraft;
import dev.keelson.core.workload.words.WorkloadDraft;
import dev.keelson.validation.network.endpoint.Protocol;
import dev.keelson.validation.network.policy.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A platform drawn from few names, ports and addresses, together with what it declares, written down apart from the
 * language under test.
 */
final class RandomDefinition implements Definition {
    private enum Kind {
        DEPLOYMENT,
        STATEFUL_SET,
        JOB
    }

    private record Opened(Port token, Protocol protocol, int number) {}

    private record Member(Component component, Kind kind, List<Opened> ports) {}

    private record Inside(Member from, Member to, Opened port) {}

    private record Outside(Member member, Direction direction, Peer peer, Port port) {}

    private final Random random;
    private final List<Member> members = new ArrayList<>();
    private final List<Inside> inside = new ArrayList<>();
    private final List<Outside> outside = new ArrayList<>();
    private final List<OutsideConnection> declaredOutside = new ArrayList<>();
    private final boolean ownDns;

    RandomDefinition(long seed) {
        random = new Random(seed);
        ownDns = oneIn(4);
        List<Namespace> namespaces = List.of("shop", "ops", "data").subList(0, 1 + random.nextInt(3)).stream()
                .map(name -> oneIn(4) ? Namespace.existing(name) : Namespace.named(name))
                .toList();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            member(pick(namespaces), i);
        }
        List<Member> serving =
                members.stream().filter(each -> !each.ports().isEmpty()).toList();
        for (Member from : members) {
            for (Member to : serving) {
                to.ports().forEach(port -> {
                    if (oneIn(4)) {
                        inside.add(new Inside(from, to, port));
                    }
                });
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                outbound(from);
            }
            for (int i = random.nextInt(3); i > 0 && !from.ports().isEmpty(); i--) {
                inbound(from, pick(from.ports()));
            }
        }
    }

    private void member(Namespace namespace, int index) {
        // The same name in two namespaces now and then, because labels alone do not tell the two apart.
        String name = oneIn(3) ? "twin" : "c" + index;
        Component component = namespace.component(name).withKey("k" + index);
        if (members.stream().anyMatch(each -> each.component().equals(component))) {
            return;
        }
        Kind kind = pick(List.of(Kind.DEPLOYMENT, Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.JOB));
        Map<String, Opened> ports = new LinkedHashMap<>();
        for (int i = kind == Kind.JOB ? 0 : random.nextInt(4); i > 0; i--) {
            boolean udp = oneIn(3);
            int number = pick(List.of(53, 80, 443, 8080, 8081, 65_535));
            String port = (udp ? "u" : "t") + number;
            ports.put(
                    port,
                    new Opened(
                            udp ? Port.udp(port, number) : Port.tcp(port, number),
                            udp ? Protocol.UDP : Protocol.TCP,
                            number));
        }
        members.add(new Member(component, kind, List.copyOf(ports.values())));
    }

    private void outbound(Member from) {
        int first = pick(List.of(53, 80, 443, 8080, 30_000));
        boolean udp = oneIn(4);
        Port single = udp ? Port.udp("out", first) : Port.tcp("out", first);
        int last = oneIn(3) ? first + random.nextInt(1_000) : first;
        // One token both as a port and as the beginning of a range: a range is not the port that it begins with.
        Port port = last == first ? single : single.through(last);
        Map.Entry<Peer, Outsider> who = outsider();
        if (last != first && oneIn(2)) {
            outside.add(new Outside(from, Direction.EGRESS, who.getKey(), single));
        }
        outside.add(new Outside(from, Direction.EGRESS, who.getKey(), port));
        declaredOutside.add(outside(from, Direction.EGRESS, who.getValue(), udp, first, last));
    }

    private void inbound(Member to, Opened port) {
        Map.Entry<Peer, Outsider> who = outsider();
        outside.add(new Outside(to, Direction.INGRESS, who.getKey(), port.token()));
        declaredOutside.add(outside(
                to, Direction.INGRESS, who.getValue(), port.protocol() == Protocol.UDP, port.number(), port.number()));
    }

    private static OutsideConnection outside(
            Member member, Direction direction, Outsider outsider, boolean udp, int first, int last) {
        return new OutsideConnection(id(member), direction, outsider, udp ? Protocol.UDP : Protocol.TCP, first, last);
    }

    private Map.Entry<Peer, Outsider> outsider() {
        if (oneIn(2)) {
            String namespace = pick(List.of("partner", "kube-system", "shop", "ops"));
            Peer peer = Peer.namespace(namespace);
            SortedMap<String, String> labels = new TreeMap<>();
            if (oneIn(2)) {
                String app = pick(List.of("caller", "twin", "c0"));
                labels.put(DeclaredTraffic.COMPONENT, app);
                peer = peer.label(DeclaredTraffic.COMPONENT, app);
            }
            return Map.entry(peer, new Outsider.Pods(namespace, labels));
        }
        List<String> blocks = oneIn(4)
                ? List.of("::/0", "fd00:10::/32", "fd00:10::/64", "fd00:10::2/127")
                : List.of("0.0.0.0/0", "10.0.0.0/8", "10.244.0.0/24", "10.244.0.2/31");
        int outer = random.nextInt(blocks.size());
        List<String> holes = blocks.subList(outer + 1, blocks.size()).stream()
                .filter(hole -> oneIn(3))
                .toList();
        Peer peer = Peer.block(Cidr.parse(blocks.get(outer)));
        for (String hole : holes) {
            peer = peer.except(Cidr.parse(hole));
        }
        return Map.entry(
                peer,
                new Outsider.Block(
                        dev.keelson.validation.network.endpoint.Cidr.of(blocks.get(outer)),
                        holes.stream()
                                .map(dev.keelson.validation.network.endpoint.Cidr::of)
                                .toList()));
    }

    /** What the definition says, in terms of the oracle. */
    Declaration declaration() {
        TreeSet<String> components = new TreeSet<>();
        members.forEach(each -> components.add(id(each)));
        TreeMap<String, String> worn = new TreeMap<>();
        components.forEach(id -> worn.put(id, id));
        return new Declaration(
                components,
                worn,
                inside.stream()
                        .map(each -> new DeclaredConnection(
                                id(each.from()),
                                id(each.to()),
                                new dev.keelson.validation.network.endpoint.Port(
                                        each.port().protocol(), each.port().number())))
                        .toList(),
                declaredOutside,
                ownDns ? new Outsider.Pods("dns", new TreeMap<>(Map.of("app", "resolver"))) : Outsider.kubeDns());
    }

    @Override
    public void define(PlatformDraft p) {
        if (ownDns) {
            p.dns(Peer.namespace("dns").label("app", "resolver"));
        }
        Image image = Image.parse("registry.example.com/some/image:1.0.0");
        for (Member member : members) {
            switch (member.kind()) {
                case DEPLOYMENT -> p.deployment(member.component(), image, d -> serving(member, d));
                case STATEFUL_SET -> p.statefulSet(member.component(), image, s -> serving(member, s));
                case JOB -> p.job(member.component(), image, j -> connections(member, j));
            }
        }
    }

    private void serving(Member member, ServingDraft<?> draft) {
        member.ports().forEach(port -> draft.port(port.token()));
        outside.stream()
                .filter(each -> each.member().equals(member) && each.direction() == Direction.INGRESS)
                .forEach(each -> draft.acceptsFrom(each.peer(), each.port()));
        connections(member, draft);
    }

    private void connections(Member member, WorkloadDraft<?> draft) {
        inside.stream()
                .filter(each -> each.from().equals(member))
                .forEach(each ->
                        draft.connectsTo(each.to().component(), each.port().token()));
        outside.stream()
                .filter(each -> each.member().equals(member) && each.direction() == Direction.EGRESS)
                .forEach(each -> draft.connectsTo(each.peer(), each.port()));
    }

    /** How many connections there are, of all kinds. */
    int size() {
        return inside.size() + outside.size();
    }

    private static String id(Member member) {
        return member.component().namespace().name() + "/" + member.component().name();
    }

    private boolean oneIn(int odds) {
        return random.nextInt(odds) == 0;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
