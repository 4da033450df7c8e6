package dev.keelson.istio.membership;

/**
 * That there is no mesh, said and not forgotten: words of the mesh have no effect.
 *
 * @param because why
 * @since 0.1.0
 */
public record NoMesh(String because) {}
