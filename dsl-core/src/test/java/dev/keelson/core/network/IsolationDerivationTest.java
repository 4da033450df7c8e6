package dev.keelson.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.network.IsolationDerivation.Member;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.Cidr;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IsolationDerivationTest {
    private static final ModelPath PATH = ModelPath.root();
    private static final Origin HERE = Origin.here();
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component DB = SHOP.component("db");
    private static final Component WEB = SHOP.component("web");
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("sql", 5432);
    private static final Port STATS = Port.udp("stats", 8125);
    private static final Dns DNS = Dns.ofCluster();

    @Test
    void a_connection_opens_both_ends() {
        List<Isolation> all = derive(List.of(connection(API, DB, SQL)), List.of());
        assertThat(of(all, DB).ingress()).singleElement().satisfies(opening -> isPods(opening, API, SQL));
        assertThat(of(all, DB).egress()).isEmpty();
        assertThat(of(all, API).ingress()).isEmpty();
        assertThat(of(all, API).egress().get(0)).satisfies(opening -> isPods(opening, DB, SQL));
    }

    @Test
    void only_who_connects_may_ask_for_names() {
        List<Isolation> all =
                derive(List.of(connection(API, DB, SQL)), List.of(inbound(WEB, Peer.namespace("edge"), HTTP)));
        assertThat(of(all, API).egress()).hasSize(2);
        Opening names = of(all, API).egress().get(1);
        assertThat(names.party()).isEqualTo(new Outside(DNS.server()));
        assertThat(names.ports().stream().map(OpenRange::protocol)).containsExactly(Protocol.UDP, Protocol.TCP);
        assertThat(of(all, DB).egress()).isEmpty();
        assertThat(of(all, WEB).egress()).isEmpty();
    }

    @Test
    void ports_of_one_party_are_gathered_in_the_order_they_were_named() {
        List<Isolation> all = derive(
                List.of(
                        connection(API, DB, STATS),
                        connection(API, WEB, HTTP),
                        connection(API, DB, SQL),
                        connection(API, DB, SQL)),
                List.of());
        assertThat(of(all, API).egress()).hasSize(3);
        assertThat(of(all, API).egress().get(0).ports().stream().map(OpenRange::protocol))
                .containsExactly(Protocol.UDP, Protocol.TCP);
        assertThat(of(all, API).egress().get(1).party()).isEqualTo(new Pods(WEB));
    }

    @Test
    void unknown_components_and_closed_ports_open_nothing() {
        Component stranger = SHOP.component("stranger");
        List<Isolation> all = derive(
                List.of(
                        connection(API, stranger, HTTP),
                        connection(stranger, DB, SQL),
                        connection(API, DB, HTTP),
                        connection(API, DB, Port.udp("sql", 5432))),
                List.of(inbound(DB, Peer.namespace("edge"), HTTP), inbound(stranger, Peer.namespace("edge"), HTTP)));
        assertThat(all).hasSize(3).allSatisfy(each -> {
            assertThat(each.ingress()).isEmpty();
            assertThat(each.egress()).isEmpty();
        });
    }

    @Test
    void a_component_may_talk_to_itself() {
        List<Isolation> all = derive(List.of(connection(DB, DB, SQL)), List.of());
        assertThat(of(all, DB).ingress()).singleElement().satisfies(opening -> isPods(opening, DB, SQL));
        assertThat(of(all, DB).egress().get(0)).satisfies(opening -> isPods(opening, DB, SQL));
    }

    @Test
    void peers_that_say_the_same_share_an_opening() {
        List<Isolation> all = derive(
                List.of(),
                List.of(
                        outbound(API, Peer.block(Cidr.parse("10.0.0.0/8")), Port.tcp("a", 1)),
                        outbound(API, Peer.block(Cidr.parse("10.0.0.0/8")), Port.tcp("b", 2)),
                        outbound(API, Peer.block(Cidr.parse("11.0.0.0/8")), Port.tcp("b", 2))));
        assertThat(of(all, API).egress()).hasSize(3);
        assertThat(of(all, API).egress().get(0).ports()).hasSize(2);
    }

    @Test
    void a_range_and_its_first_port_are_two_and_equal_numbers_one() {
        Port first = Port.tcp("first", 8000);
        Peer peer = Peer.namespace("edge");
        List<Isolation> all = derive(
                List.of(),
                List.of(
                        outbound(API, peer, first),
                        outbound(API, peer, first.through(8100)),
                        outbound(API, peer, Port.tcp("same", 8000)),
                        outbound(API, peer, Port.udp("other", 8000))));
        assertThat(of(all, API).egress().get(0).ports()).hasSize(3);
    }

    /** The work is counted and not timed: with twice as many members each connection is still looked at once. */
    @Test
    void every_connection_is_looked_at_once_however_many_members_there_are() {
        for (int members : new int[] {10, 100, 1_000}) {
            List<Component> components = IntStream.range(0, members)
                    .mapToObj(i -> SHOP.component("c" + i))
                    .toList();
            List<Connection> edges = IntStream.range(0, members * 3)
                    .mapToObj(i -> connection(components.get(i % members), components.get(i * 7 % members), HTTP))
                    .toList();
            List<OutsideConnection> outside = components.stream()
                    .map(component -> inbound(component, Peer.namespace("edge"), HTTP))
                    .toList();
            Counting<Connection> counted = new Counting<>(edges);
            Counting<OutsideConnection> countedOutside = new Counting<>(outside);
            List<Isolation> all = new IsolationDerivation(
                            components.stream().map(each -> member(each, HTTP)).toList(), counted, countedOutside, DNS)
                    .derive();
            assertThat(all).hasSize(members);
            assertThat(counted.looks).as("%d members", members).isLessThanOrEqualTo(edges.size());
            assertThat(countedOutside.looks).isLessThanOrEqualTo(outside.size());
        }
    }

    private static final class Counting<E> extends AbstractList<E> {
        private final List<E> items;
        private int looks;

        Counting(List<E> items) {
            this.items = new ArrayList<>(items);
        }

        @Override
        public E get(int index) {
            looks++;
            return items.get(index);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private static List<Isolation> derive(List<Connection> connections, List<OutsideConnection> outside) {
        List<Member> members = List.of(member(API, HTTP), member(DB, SQL, STATS), member(WEB, HTTP));
        return new IsolationDerivation(members, connections, outside, DNS).derive();
    }

    private static Member member(Component component, Port... ports) {
        return new Member(
                component,
                Arrays.stream(ports)
                        .map(port -> new OpenPort(port, port.number(), HERE))
                        .toList(),
                PATH,
                HERE);
    }

    private static Connection connection(Component from, Component to, Port port) {
        return new Connection(from, to, port, PATH, HERE);
    }

    private static OutsideConnection inbound(Component component, Peer peer, Port port) {
        return new OutsideConnection(component, peer, port, Direction.INBOUND, PATH, HERE);
    }

    private static OutsideConnection outbound(Component component, Peer peer, Port port) {
        return new OutsideConnection(component, peer, port, Direction.OUTBOUND, PATH, HERE);
    }

    private static Isolation of(List<Isolation> all, Component component) {
        return Stream.ofNullable(all)
                .flatMap(List::stream)
                .filter(each -> each.component().equals(component))
                .findFirst()
                .orElseThrow();
    }

    private static void isPods(Opening opening, Component party, Port port) {
        assertThat(opening.party()).isEqualTo(new Pods(party));
        assertThat(opening.ports()).singleElement().satisfies(range -> {
            assertThat(range.protocol()).isEqualTo(port.protocol());
            assertThat(range.number()).isSameAs(port.number());
            assertThat(range.last()).isNull();
        });
    }
}
