/**
 * What leaves the notebook: a {@link io.github.metasaw.report.document.Sheet} is one table, a
 * document has headings, paragraphs, tables and figures, and formats write both. It knows nothing
 * of fits.
 */
@NullMarked
package io.github.metasaw.report.document;

import org.jspecify.annotations.NullMarked;
