/**
 * A Java kernel of our own for Jupyter, on the messages and channels of jjava-jupyter and the JDK's
 * JShell. A cell of magics alone never touches JShell. Start at {@link
 * io.github.metasaw.kernel.jshell.MetasawKernel}.
 */
@NullMarked
package io.github.metasaw.kernel.jshell;

import org.jspecify.annotations.NullMarked;
