/**
 * Results in sentences: {@link io.github.metasaw.report.narrative.Report} writes what a paper says
 * of fits, with tables, figures and references. The sentences are statements; here they are put in
 * order.
 */
@NullMarked
package io.github.metasaw.report.narrative;

import org.jspecify.annotations.NullMarked;
