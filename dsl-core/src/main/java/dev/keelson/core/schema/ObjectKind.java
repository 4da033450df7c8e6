package dev.keelson.core.schema;

/** What selects an object's schema. */
record ObjectKind(String apiVersion, String kind) implements Comparable<ObjectKind> {

    @Override
    public int compareTo(ObjectKind other) {
        int byVersion = apiVersion.compareTo(other.apiVersion);
        return byVersion != 0 ? byVersion : kind.compareTo(other.kind);
    }

    @Override
    public String toString() {
        return apiVersion + " " + kind;
    }
}
