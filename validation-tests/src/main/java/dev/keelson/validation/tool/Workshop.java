package dev.keelson.validation.tool;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a recipe works with.
 *
 * @param tool what is being made, for messages
 * @param product the directory that the tool is made in
 * @param scratch a directory that is deleted afterwards
 * @param programs those of the user
 * @param console takes a line that tells of progress
 */
record Workshop(Tool tool, Path product, Path scratch, UserPrograms programs, Consumer<String> console) {

    /** The program that a recipe needs, or a failure that says how to get it. */
    String need(String program, String fix) {
        return programs.find(program)
                .orElseThrow(() -> new MissingToolException(
                        what() + " is neither named by -D" + tool.property() + elsewhere() + ", and to make it takes `"
                                + program + "`, which is not on the PATH." + either(fix),
                        null))
                .toString();
    }

    MissingToolException failed(String hint, Exception cause) {
        return new MissingToolException(
                what() + " could not be made." + either(hint) + "\n\n" + cause.getMessage(), cause);
    }

    private String elsewhere() {
        return Stream.concat(tool.places().stream(), Stream.of(InstalledTool.Source.CACHE))
                .map(place -> " nor " + place.words())
                .collect(Collectors.joining());
    }

    private String what() {
        return tool.name() + " " + tool.recipe().version();
    }

    private String either(String fix) {
        String installed = tool.isDirectory() ? "directory" : tool.name();
        return "\n\nEither " + fix + ",\nor name an installed one: -D" + tool.property() + "=/path/to/" + installed;
    }
}
