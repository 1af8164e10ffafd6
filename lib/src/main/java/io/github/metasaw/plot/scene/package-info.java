/**
 * A small drawing kit: marks on a {@link io.github.metasaw.plot.scene.Scene}, axes, panels,
 * legends, and their forms as SVG, PNG and text. It knows no statistics. Imports {@code diagnostic}
 * only.
 */
@NullMarked
package io.github.metasaw.plot.scene;

import org.jspecify.annotations.NullMarked;
