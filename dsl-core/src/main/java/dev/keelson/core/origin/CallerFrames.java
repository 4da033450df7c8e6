package dev.keelson.core.origin;

import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells user code from library code. The code source decides, not the package name alone, so that the library's own
 * tests, which share its packages, count as users.
 */
final class CallerFrames {
    private static final String OWN_PACKAGES = "dev.keelson.";

    private static final ClassValue<Boolean> USER_CODE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !isPlatform(type) && !isMarked(type) && !isOwn(type);
        }
    };

    private CallerFrames() {}

    static boolean isUserCode(Class<?> type) {
        return USER_CODE.get(type);
    }

    private static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    }

    /** What lies elsewhere than the mark, as tests do, shares the package and is no part of the library. */
    private static boolean isMarked(Class<?> type) {
        Package home = type.getPackage();
        return home != null && home.isAnnotationPresent(LibraryCode.class) && liesBesideTheMark(type);
    }

    private static boolean liesBesideTheMark(Class<?> type) {
        try {
            Class<?> mark = Class.forName(type.getPackageName() + ".package-info", false, type.getClassLoader());
            return Objects.equals(location(type), location(mark));
        } catch (ClassNotFoundException hidden) {
            return true;
        }
    }

    private static boolean isOwn(Class<?> type) {
        return type.getName().startsWith(OWN_PACKAGES) && Objects.equals(location(type), location(CallerFrames.class));
    }

    private static @Nullable Object location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }
}
