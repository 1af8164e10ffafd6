/** Scripts for other programs that do the same as a result of this library. */
@NullMarked
package io.github.metasaw.report.script;

import org.jspecify.annotations.NullMarked;
