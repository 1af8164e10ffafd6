/** The facade {@link Meta}; imports everything below, nothing imports it. */
@NullMarked
package io.github.metasaw;

import org.jspecify.annotations.NullMarked;
