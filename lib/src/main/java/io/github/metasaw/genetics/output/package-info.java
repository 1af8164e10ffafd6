/**
 * The file that results of a scan are written to: its text, where it stands until it is whole, and
 * the note from which an interrupted scan goes on. Start reading at {@link ScanOutput}.
 */
@NullMarked
package io.github.metasaw.genetics.output;

import org.jspecify.annotations.NullMarked;
