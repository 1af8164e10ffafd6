/** Finding roots. Imports nothing of Metasaw. Start at {@link NewtonRoot}. */
@NullMarked
package io.github.metasaw.optim;

import org.jspecify.annotations.NullMarked;
