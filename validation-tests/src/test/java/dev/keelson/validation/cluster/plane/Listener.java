package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.process.ProcessRun;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A socket that a process of this machine listens on, as the kernel tells it. */
record Listener(long process, InetAddress address, int port) {
    private static final String LISTENING = "0A";

    static List<Listener> of(Collection<Long> processes) throws IOException {
        return Files.isReadable(Path.of("/proc/net/tcp")) ? ofProc(processes) : ofLsof(processes);
    }

    private static List<Listener> ofProc(Collection<Long> processes) throws IOException {
        List<Listener> listeners = new ArrayList<>();
        for (long process : processes) {
            Set<String> sockets = new TreeSet<>();
            try (Stream<Path> files = Files.list(Path.of("/proc/" + process + "/fd"))) {
                for (Path file : files.toList()) {
                    String target = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                            ? Files.readSymbolicLink(file).toString()
                            : "";
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                }
            }
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(Path.of("/proc/" + process + "/net/" + table))) {
                    String[] columns = line.strip().split("\\s+", -1);
                    if (columns.length > 9 && columns[3].equals(LISTENING) && sockets.contains(columns[9])) {
                        String[] place = columns[1].split(":", -1);
                        listeners.add(new Listener(process, address(place[0]), Integer.parseInt(place[1], 16)));
                    }
                }
            }
        }
        return listeners;
    }

    /** Words of four bytes, each in the order of this machine's processor: the last byte first on all that run Java here. */
    private static InetAddress address(String hexadecimal) throws IOException {
        byte[] bytes = new byte[hexadecimal.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i / 4 * 4 + 3 - i % 4] = (byte) Integer.parseInt(hexadecimal.substring(2 * i, 2 * i + 2), 16);
        }
        return InetAddress.getByAddress(bytes);
    }

    /** Where there is no such file, a program tells it; where there is neither, starting it fails with its name. */
    private static List<Listener> ofLsof(Collection<Long> processes) throws IOException {
        String ids = processes.stream().map(String::valueOf).collect(Collectors.joining(","));
        String output = ProcessRun.of(
                        Duration.ofMinutes(1), List.of("lsof", "-a", "-nP", "-iTCP", "-sTCP:LISTEN", "-Fpn", "-p", ids))
                .run()
                .orFail()
                .output();
        List<Listener> listeners = new ArrayList<>();
        long process = 0;
        for (String line : output.lines().toList()) {
            if (line.startsWith("p")) {
                process = Long.parseLong(line.substring(1));
            } else if (line.startsWith("n")) {
                int colon = line.lastIndexOf(':');
                String host = line.substring(1, colon).replaceAll("[\\[\\]]", "");
                listeners.add(new Listener(
                        process,
                        InetAddress.getByName(host.equals("*") ? "0.0.0.0" : host),
                        Integer.parseInt(line.substring(colon + 1))));
            }
        }
        return listeners;
    }
}
