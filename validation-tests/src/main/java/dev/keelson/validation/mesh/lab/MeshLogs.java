package dev.keelson.validation.mesh.lab;

/** What the programs of a mesh wrote last, beside the failure of a test. */
final class MeshLogs extends Exception {
    private static final long serialVersionUID = 1;

    MeshLogs(String logs) {
        super(logs, null, false, false);
    }
}
