/**
 * The magics as commands of a terminal. A command is a short notebook: a file is read, a fit is
 * made where the magic needs one, and the magic runs, each with the options that it declares. Start
 * at {@link io.github.metasaw.kernel.terminal.Terminal}.
 */
@NullMarked
package io.github.metasaw.kernel.terminal;

import org.jspecify.annotations.NullMarked;
