package dev.keelson.validation.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a recipe works with.
 *
 * @param tool what is being made, for messages
 * @param product the directory that the tool is made in
 * @param scratch a directory that is deleted afterwards
 * @param searchPath the directories of the PATH
 * @param console takes a line that tells of progress
 */
record Workshop(Tool tool, Path product, Path scratch, List<Path> searchPath, Consumer<String> console) {

    /** The program that a recipe needs, or a failure that says how to get it. */
    String need(String program, String fix) {
        return find(program, searchPath)
                .orElseThrow(() -> new MissingToolException(
                        what() + " is neither named by -D" + tool.property()
                                + (tool.onPath() ? " nor on the PATH" : "") + " nor in Keelson's cache, and to make it"
                                + " takes `" + program + "`, which is not on the PATH." + either(fix),
                        null))
                .toString();
    }

    MissingToolException failed(String hint, Exception cause) {
        return new MissingToolException(
                what() + " could not be made." + either(hint) + "\n\n" + cause.getMessage(), cause);
    }

    static Optional<Path> find(String program, List<Path> searchPath) {
        return searchPath.stream()
                .map(directory -> directory.resolve(Platform.current().executable(program)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private String what() {
        return tool.name() + " " + tool.recipe().version();
    }

    private String either(String fix) {
        String installed = tool.recipe().product().isEmpty() ? "directory" : tool.name();
        return "\n\nEither " + fix + ",\nor name an installed one: -D" + tool.property() + "=/path/to/" + installed;
    }
}
