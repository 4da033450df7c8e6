package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.expression.Expression.Constant;
import dev.keelson.core.expression.Expression.ImageName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image: registry, repository, tag, digest. Each part is a value of its own, {@code api.image.tag}.
 *
 * @since 0.1.0
 */
public final class Image extends Scalar {
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern REGISTRY =
            Pattern.compile("(" + LABEL + "(\\." + LABEL + ")*|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?");
    private static final Pattern REPOSITORY =
            Pattern.compile("(?=.{1,255}$)[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}");

    /** What stands before the first slash is a registry only if it cannot be a part of a path. */
    private static final Pattern NAME = Pattern.compile(
            "((?<registry>[^/@]*[.:][^/@]*|localhost)/)?(?<repository>[^:@]+)(:(?<tag>[^@]*))?(@(?<digest>.*))?");

    /** A name that container runtimes would take for the id of an image. */
    private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");

    private static final Constant NONE = new Constant("");

    Image(Expression expression) {
        super(expression);
    }

    /**
     * The image with that name, as {@code docker pull} takes it.
     *
     * <p>Finding: {@code invalid-value} where the name is not one.
     */
    public static Image parse(String name) {
        if (name == null) {
            return new Image(ValueRules.missing("The image"));
        }
        if (name.indexOf(Scalar.OPEN) >= 0) {
            return new Image(ValueRules.symbolAsString(
                    name, "Say .tag(…), .registry(…) or .digest(…) of an image without that part."));
        }
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()
                || ID.matcher(name).matches()
                || !fits(REGISTRY, matcher.group("registry"))
                || !REPOSITORY.matcher(matcher.group("repository")).matches()
                || !fits(TAG, matcher.group("tag"))
                || !fits(DIGEST, matcher.group("digest"))) {
            return new Image(ValueRules.invalid(
                    "The image \"" + name + "\" is not a valid image name.",
                    "Write registry/repository:tag, registry/repository@sha256:… or both, all but the tag in"
                            + " lower case, for example registry.example.com/shop/api:1.4.2."));
        }
        return new Image(new ImageName(
                orNone(matcher.group("registry")),
                new Constant(matcher.group("repository")),
                orNone(matcher.group("tag")),
                orNone(matcher.group("digest"))));
    }

    /** {@return this image from another registry} */
    public Image registry(Text registry) {
        return expression() instanceof ImageName name
                ? new Image(new ImageName(registry.expression(), name.repository(), name.tag(), name.digest()))
                : this;
    }

    /** {@return this image at another tag} */
    public Image tag(Text tag) {
        return expression() instanceof ImageName name
                ? new Image(new ImageName(name.registry(), name.repository(), tag.expression(), name.digest()))
                : this;
    }

    /** {@return this image pinned to a digest} */
    public Image digest(Text digest) {
        return expression() instanceof ImageName name
                ? new Image(new ImageName(name.registry(), name.repository(), name.tag(), digest.expression()))
                : this;
    }

    private static boolean fits(Pattern form, String part) {
        return part == null || form.matcher(part).matches();
    }

    private static Constant orNone(String part) {
        return part == null ? NONE : new Constant(part);
    }
}
