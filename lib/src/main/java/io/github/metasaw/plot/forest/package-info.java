/**
 * Forest and funnel plots of studies and of fits. Start at {@link
 * io.github.metasaw.plot.forest.ForestData}.
 */
@NullMarked
package io.github.metasaw.plot.forest;

import org.jspecify.annotations.NullMarked;
