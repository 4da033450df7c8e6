/** The text of templates: the template half of each expression, and the layout of the files. */
@NullMarked
package dev.keelson.helm.templates;

import org.jspecify.annotations.NullMarked;
