/**
 * Manifests as YAML text: block style, few quotes, fields in the order in which people write them.
 *
 * <p>{@link dev.keelson.core.emit.yaml.YamlWriter} writes objects of the Kubernetes model and plain maps straight from
 * Jackson's tokens; what it writes reads back as the same object with YAML 1.1 and 1.2 and with the parser of kubectl.
 */
@NullMarked
package dev.keelson.core.emit.yaml;

import org.jspecify.annotations.NullMarked;
