package dev.keelson.core.emit.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer at a time for a directory, in this JVM and among processes.
 *
 * <p>The operating system frees the lock of a process that dies. The file stays behind: to delete it would let two
 * others lock two different files of the same name.
 */
final class TreeLock implements AutoCloseable {
    private static final String NAME = TreePaths.RESERVED + "lock";

    /** On POSIX a process loses its lock when it closes any channel to the file, so a second one is never opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private TreeLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    static TreeLock acquire(Path root) throws IOException {
        if (!HELD.add(root)) {
            throw taken(root);
        }
        boolean locked = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    root.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw taken(root);
            }
            locked = true;
            return new TreeLock(root, channel);
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(root);
            }
        }
    }

    Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(root);
        }
    }

    private static OutputTreeException taken(Path root) {
        return new OutputTreeException(
                "Another run is writing the output directory " + root + " now.",
                "Wait until it has ended, or give each run a directory of its own.");
    }
}
